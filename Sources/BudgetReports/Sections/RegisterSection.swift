import ReportDocuments

/// The assumptions behind a run.
struct RegisterSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The share of money that rests on cited figures.
  var inShort: [ReportPart] {
    guard let share = CitedMoney(reported).share else { return [] }
    return [.paragraph(CFOWording.cited(FigureFormat.percent(share)))]
  }

  /// The register of assumptions, with the share of money that rests on cited figures.
  var parts: [ReportPart] {
    var parts = [.heading(level: 2, CFOWording.registerHeading)] + inShort
    parts.append(.paragraph(RegisterWording.percentiles))
    let entries = reported.register.entries.map { entry in
      (term: RegisterWording.term(entry), meaning: RegisterWording.meaning(entry))
    }
    return entries.isEmpty ? parts : parts + [.definitions(entries)]
  }
}
