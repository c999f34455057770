internal import BudgetQuestions
internal import Foundation
internal import ResultsData

/// The addresses of the page: a fixed table, no file is looked up by a name that comes from outside.
struct LiveRoutes: Sendable {
  let session: LiveSession
  let evaluations: EvaluationQueue

  /// The answer at an address, e.g. `page.js`; throws what the client is told instead.
  func answer(_ request: HTTPRequest, at address: String) async throws(HTTPProblem) -> HTTPAnswer {
    switch address {
    case "", "page.css", "tokens.css", "page.js", "icon.svg", "state", "version":
      guard request.method == "GET" || request.method == "HEAD" else {
        return notAllowed("GET, HEAD")
      }
      return fixed(address)
    case "answer", "lines", "save":
      guard request.method == "POST" else { return notAllowed("POST") }
      let type = request.header("content-type")?.split(separator: ";").first
      guard type?.lowercased().trimmingCharacters(in: .whitespaces) == "application/json" else {
        throw .wrongMediaType
      }
      return try await asked(address, request.body)
    default: throw .notFound
    }
  }

  private func fixed(_ address: String) -> HTTPAnswer {
    switch address {
    case "page.css": HTTPAnswer(200, .css, Data(PackageResources.page_css))
    case "tokens.css": HTTPAnswer(200, .css, Data(PackageResources.tokens_css))
    case "page.js": HTTPAnswer(200, .script, Data(PackageResources.page_js))
    case "icon.svg": HTTPAnswer(200, .svg, Data(PackageResources.icon_svg))
    case "state": HTTPAnswer(200, .json, session.stateJSON().written())
    case "version": HTTPAnswer(200, .json, session.versionJSON().written())
    default: HTTPAnswer(200, .html, LivePageDocument.html(title: session.standing.plan.title))
    }
  }

  private func notAllowed(_ methods: String) -> HTTPAnswer {
    var answer = HTTPAnswer(.wrongMethod)
    answer.allowed = methods
    return answer
  }

  private func asked(_ address: String, _ body: [UInt8]) async throws(HTTPProblem) -> HTTPAnswer {
    let session = session
    if address == "answer" {
      let question: LiveQuestion = try read(body)
      let found = await evaluations.run(page: String(question.page.prefix(64))) { isOvertaken in
        session.answerJSON(question, isCancelled: isOvertaken)
      }
      guard let found, let json = found else { throw .overtaken }
      return HTTPAnswer(200, .json, json.written())
    }
    let question: SaveQuestion = try read(body)
    if address == "save", session.isReadOnly { throw .forbidden }
    // A page of its own: nothing overtakes what is written.
    let json = await evaluations.run(page: "save \(UUID())") { _ in
      if address == "lines" {
        let saving = session.preview(question)
        return session.savingJSON(saving, isSaved: false, problem: saving.problem)
      }
      let (saving, problem) = session.save(question)
      return session.savingJSON(saving, isSaved: problem == nil, problem: problem)
    }
    guard let json else { throw .tooMany }
    return HTTPAnswer(200, .json, json.written())
  }

  private func read<Question: Decodable>(_ body: [UInt8]) throws(HTTPProblem) -> Question {
    do {
      return try JSONDecoder().decode(Question.self, from: Data(body))
    } catch {
      throw .malformed
    }
  }
}
