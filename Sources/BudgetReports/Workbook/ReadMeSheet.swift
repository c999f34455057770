import BudgetModel
import Workbooks

/// What the workbook is, how to audit it, and where its figures come from.
struct ReadMeSheet: RunSection {
  /// What is reported.
  let reported: ReportedRun
  /// The names of the other sheets in order.
  let sheets: [String]

  /// The sheet.
  var sheet: Sheet {
    var sheet = Sheet(name: WorkbookWording.readMe, widths: [24, 96])
    sheet.append([.text(budget.header.title, .title)])
    sheet.append([.text(WorkbookWording.subtitle(reported), .note)])
    sheet.append([])
    sheet.append([.text(WorkbookWording.aboutHeading, .group)])
    for text in WorkbookWording.about {
      sheet.append([.empty, .text(text, wraps: true)])
    }
    sheet.append([.text(WorkbookWording.auditHeading, .group)])
    for text in WorkbookWording.audit {
      sheet.append([.empty, .text(text, wraps: true)])
    }
    sheet.append([.text(WorkbookWording.sheetHeading, .group)])
    for name in sheets {
      sheet.append([.text(name), .text(WorkbookWording.content(of: name), wraps: true)])
    }
    sheet.append([.text(WorkbookWording.provenanceHeading, .group)])
    for line in ProvenanceWording.lines(provenance) { sheet.append([.empty, .text(line)]) }
    return sheet
  }
}
