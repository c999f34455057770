internal import BudgetModel
internal import BudgetNames
internal import Diagnostics
internal import LanguageTable
internal import ScenarioFiles
internal import ScenarioSyntax

// CSV files.
extension BudgetAssembler {
  /// Reads a CSV file once.
  mutating func readTable(_ path: Quoted, from file: SourceFile) -> CSVTable? {
    do throws(FileProblem) {
      let resolved = try files.resolve(path.text, from: file.path)
      if let known = tables[resolved] { return known }
      let text = try files.read(resolved)
      let read = CSVTable.read(SourceFile(path: resolved, text: text))
      for diagnostic in read.diagnostics { report(diagnostic) }
      if let table = read.table { tables[resolved] = table }
      return read.table
    } catch {
      report(error.diagnostic(at: path.range))
      return nil
    }
  }
}
