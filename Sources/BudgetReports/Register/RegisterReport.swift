public import ReportDocuments

/// The register of assumptions alone, as `check --assumptions` prints it.
public func composeRegister(_ register: AssumptionRegister, title: String) -> ReportDocument {
  let entries = register.entries.map { entry in
    (term: RegisterWording.term(entry), meaning: RegisterWording.meaning(entry))
  }
  return ReportDocument(
    title: CFOWording.registerHeading, subtitle: title,
    parts: [.paragraph(RegisterWording.percentiles), .definitions(entries)])
}
