import ResultsData

extension Field where Subject == Provenance {
  /// The path of the scenario.
  static var scenario: Field {
    .text("scenario", "The path of the scenario as it was given.") { $0.scenario }.filling(
      .scenario)
  }

  /// The variants that were applied.
  static var variant: Field {
    .textOrNull("variant", "The variants, joined by +; null for the base.") { $0.variant }
      .filling(.variant)
  }

  /// The seed as a number, or as text where it is beyond whole numbers of 64 bits with sign.
  static var seed: Field {
    Field(
      "seed", .either([.integer(), .text()]), "The seed of all draws; text above 2^63 - 1."
    ) { provenance in
      Int(exactly: provenance.seed).map { .integer($0) } ?? .string(String(provenance.seed))
    }
  }

  /// The number of trials.
  static var trials: Field {
    .count("trials", "The number of futures that were simulated.", least: 1) { $0.trials }
  }

  /// How draws were made.
  static var sampling: Field {
    .text("sampling", "How draws were made: latin or plain.") { $0.sampling }
  }

  /// What gives the same figures again.
  static var origin: [Field] {
    [
      .flag("deterministic", "One trial, every draw at its median.") { $0.isDeterministic },
      .text("engine", "The program and its version.") { $0.engine },
      .text("input_sha256", "The SHA-256 of all input files.") { $0.inputSHA256 },
      .text("command", "The command that gives the same figures again.") { $0.command },
    ]
  }
}

extension Field {
  /// That amounts are not adjusted for inflation.
  static var dollars: Field {
    Field("dollars", .constant(.string("nominal")), "Amounts are nominal dollars.") { _ in
      .string("nominal")
    }
  }

  /// The version of a schema.
  static var schemaVersion: Field {
    Field("schema_version", .constant(.integer(1)), "The version of this schema.") { _ in
      .integer(1)
    }
  }
}
