import ReportDocuments

/// The assumptions behind a run.
struct RegisterSection: RunSection {
  /// What is reported.
  let reported: ReportedRun

  /// The register of assumptions, with the share of money that rests on cited figures.
  var parts: [ReportPart] {
    var parts: [ReportPart] = [.heading(level: 2, CFOWording.registerHeading)]
    if let share = CitedMoney(reported).share {
      parts.append(.paragraph(CFOWording.cited(FigureFormat.percent(share))))
    }
    parts.append(.paragraph(RegisterWording.percentiles))
    let entries = reported.register.entries.map { entry in
      (term: RegisterWording.term(entry), meaning: RegisterWording.meaning(entry))
    }
    return entries.isEmpty ? parts : parts + [.definitions(entries)]
  }
}
