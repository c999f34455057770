internal import ArgumentParser
internal import Foundation

extension PagePrinter {
  /// The pages that are printed, by name.
  static let printedPages: Set = ["board.html", "superintendent.html", "cfo.html"]

  /// The printer of this machine; says which package to install where there is none.
  static func installed() throws(ExitCode) -> PagePrinter {
    do throws(Failure) {
      return try PagePrinter(searchPath: ProcessInfo.processInfo.environment["PATH"])
    } catch {
      throw refuse(error)
    }
  }

  /// The PDF files of a report's pages, each beside its page; says why and throws where one cannot be
  /// printed.
  func printed(
    _ files: [(path: String, text: String)]
  ) throws(ExitCode) -> [(path: String, bytes: [UInt8])] {
    let pages = files.filter {
      Self.printedPages.contains($0.path.split(separator: "/").last.map(String.init) ?? "")
    }
    var printed: [(path: String, bytes: [UInt8])] = []
    defer { if Terminal.isErrorTerminal { Terminal.redraw("\u{1B}[K") } }
    for page in pages {
      let path = page.path.dropLast("html".count) + "pdf"
      if Terminal.isErrorTerminal {
        Terminal.redraw("printing \(path) (\(printed.count + 1) of \(pages.count))\u{1B}[K")
      }
      do throws(Failure) {
        printed.append((String(path), try pdf(of: page.text, for: String(path))))
      } catch {
        throw Self.refuse(error)
      }
    }
    return printed
  }

  private static func refuse(_ failure: Failure) -> ExitCode {
    Terminal.complain("evenkeel: \(failure.message)\n")
    return ExitStatus.cannotOpen
  }
}
