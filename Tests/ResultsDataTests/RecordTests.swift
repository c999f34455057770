import ReportDocuments
import SchemaChecking
import Testing

@testable import ResultsData

/// A shelf of books, to declare records of something that has nothing to do with budgets.
struct Shelf {
  /// How a book is bound.
  enum Binding: String, CaseIterable { case cloth, paper }

  /// A book.
  struct Book {
    var title: String
    var binding = Binding.cloth
    var pages: Double?
    var note: String?
    var lent: [(name: String, value: Double?)]?
  }

  var owner: String?
  var books: [Book]
}

extension TableColumn {
  static let owner = TableColumn("owner")
  static let book = TableColumn("book")
  static let stat = TableColumn("stat")
  static let value = TableColumn("value")
}

extension Record where Subject == Shelf.Book {
  static var book: Record {
    Record(
      "book", "A book.",
      [
        .text("title", "Its title.") { $0.title }.filling(.book),
        .choice("binding", "How it is bound.") { $0.binding },
        .figure("pages", "How many pages.", within: 0...10_000) { $0.pages }.row([.stat: "pages"]),
        .figure("leaves", "Pages over 2.") { $0.pages.map { $0 / 2 } }
          .rowWhereDefined { [.stat: "leaves", .book: "leaves of \($0.title)"] },
        .textWhereAny("note", "What somebody wrote in it.") { $0.note },
        .figures("lent", "Days by reader.", row: { [.stat: "lent.\($0)"] }) { $0.lent ?? [] }
          .only { $0.lent != nil },
      ])
  }
}

extension Shelf: DataAnswer {
  var documents: [ReportDocument] {
    books.map { ReportDocument(title: $0.title, subtitle: nil, parts: []) }
  }

  static var dataset: Dataset<Shelf> {
    Dataset(
      title: "Shelves", "What stands on a shelf.",
      record: Record(
        "shelf", "A shelf.",
        [
          .textOrNull("owner", "Whose it is.") { $0.owner }.filling(.owner),
          .list("books", "From left to right.", of: .book) { $0.books },
          .recordOrNull("first", "The leftmost book.", of: .book) { $0.books.first }
            .sharing { _ in [.owner: "first"] }.only { $0.owner == "Ann" },
        ]),
      columns: [.owner, .book, .stat, .value])
  }
}

/// Records declared once.
@Suite struct RecordTests {
  static let shelf = Shelf(
    owner: nil,
    books: [
      .init(title: "A", pages: 300, note: "mine", lent: [("Bo", 3), ("Cy", nil)]),
      .init(title: "B", binding: .paper, pages: .nan),
    ])

  @Test func aRecordIsWrittenInTheOrderOfItsFields() {
    #expect(
      Self.shelf.written(as: .json) == """
        {
          "owner": null,
          "books": [
            {
              "title": "A",
              "binding": "cloth",
              "pages": 300,
              "leaves": 150,
              "note": "mine",
              "lent": { "Bo": 3, "Cy": null }
            },
            { "title": "B", "binding": "paper", "pages": null, "leaves": null }
          ]
        }

        """)
  }

  @Test func rowsFollowTheSameOrderAndLeaveUndefinedCellsEmpty() {
    let lines = Self.shelf.written(as: .csv).split(separator: "\r\n")
    #expect(
      lines == [
        "owner,book,stat,value", ",A,pages,300", ",leaves of A,leaves,150", ",A,lent.Bo,3",
        ",A,lent.Cy,", ",B,pages,",
      ])
  }

  @Test func rowsOfARecordShareTheCellsOfItsField() {
    let rows = Shelf.dataset.table(Shelf(owner: "Ann", books: [.init(title: "C", pages: 10)])).rows
    #expect(
      rows == [
        ["Ann", "C", "pages", "10"], ["Ann", "leaves of C", "leaves", "5"],
        ["first", "C", "pages", "10"], ["first", "leaves of C", "leaves", "5"],
      ])
  }

  @Test func theDustOfDifferencesIsZeroInEveryForm() {
    let record = Record<Double>(
      "numbers", "Two numbers.",
      [
        .figure("computed", "c") { $0 }.row([.stat: "computed"]),
        .number("written", "w") { $0 }.row([.stat: "written"]),
      ])
    let data = Dataset(title: "t", "s", record: record, columns: [.stat, .value])
    #expect(data.json(1e-10).written() == "{ \"computed\": 0, \"written\": 0 }\n")
    #expect(data.json(1e-9).written() == "{ \"computed\": 1e-9, \"written\": 1e-9 }\n")
    #expect(data.table(-1e-10).rows == [["computed", "0"], ["written", "0"]])
    #expect(data.table(1e-9).rows == [["computed", "1e-9"], ["written", "1e-9"]])
  }

  @Test func aRecordMayBeOneRow() {
    let record = Record<Int>(
      "number", "A number.", isRow: true,
      [Field<Int>.count("count", "c") { $0 }.fillingItsColumn, .column(.stat) { "\($0 * 2)" }])
    let columns = [TableColumn("count"), .stat]
    let data = Dataset(title: "t", "s", record: record, columns: columns)
    #expect(data.table(4).rows == [["4", "8"]])
    #expect(data.json(4).written() == "{ \"count\": 4 }\n")
  }

  @Test func fieldsMoveToASubjectThatHoldsTheirs() {
    let inner: [Field<Int>] = [
      .count("count", "c") { $0 }.row([.stat: "n"]), .flag("even", "e") { $0 % 2 == 0 },
    ]
    let record = Record<[Int]>("first", "f", inner.from { $0.first ?? 0 })
    let data = Dataset(title: "t", "s", record: record, columns: [.stat, .value])
    #expect(data.json([6, 7]).written() == "{ \"count\": 6, \"even\": true }\n")
    #expect(data.table([6, 7]).rows == [["n", "6"]])
  }

  @Test(arguments: [AnswerForm.text, .ascii, .markdown])
  func formsForPeopleJoinTheDocuments(form: AnswerForm) {
    let one = Shelf(owner: nil, books: [.init(title: "A")]).written(as: form)
    let two = Shelf(owner: nil, books: [.init(title: "A"), .init(title: "A")]).written(as: form)
    #expect(one.contains("A") && two == one + "\n" + one)
  }
}

/// Schemas made from declared records.
@Suite struct SchemaTests {
  static let text = Shelf.dataset.schema.written()

  @Test func anAnswerMatchesItsSchema() throws {
    let check = try #require(try SchemaCheck(Self.text))
    for shelf in [RecordTests.shelf, Shelf(owner: "Ann", books: [.init(title: "C", pages: 1)])] {
      #expect(try check.errors(in: shelf.written(as: .json)) == [])
    }
    #expect(check.properties[""] == ["owner", "books", "first"])
    #expect(check.properties["book"]?.count == 6)
  }

  @Test(arguments: [
    ("\"pages\": 300", "\"pages\": \"300\""), ("\"pages\": 300", "\"pages\": 10001"),
    ("\"pages\": 300", "\"pages\": -1"), ("\"cloth\"", "\"silk\""), ("\"title\"", "\"tilte\""),
    ("\"Bo\": 3", "\"Bo\": \"3\""), ("\"owner\": null", "\"owner\": 1"),
    ("\"note\": \"mine\"", "\"note\": null"),
  ])
  func somethingElseDoesNot(_ old: String, _ new: String) throws {
    let text = RecordTests.shelf.written(as: .json)
    #expect(text.contains(old))
    let errors = try SchemaCheck(Self.text)?.errors(in: text.replacing(old, with: new))
    #expect(errors?.isEmpty == false, "\(new)")
  }

  /// Draft 2020-12: the keywords of each type.
  @Test func everyTypeIsWrittenInTheKeywordsOfTheStandard() {
    let part = RecordType(name: "part", summary: "A part.", members: [])
    let cases: [(FieldType, String)] = [
      (.text(), "\"type\": \"string\""),
      (.text(pattern: "^a"), "\"type\": \"string\", \"pattern\": \"^a\""),
      (.number(0...1), "\"type\": \"number\", \"minimum\": 0, \"maximum\": 1"),
      (.integer(least: 1), "\"type\": \"integer\", \"minimum\": 1"),
      (.boolean, "\"type\": \"boolean\""), (.choice(["a", "b"]), "\"enum\": [\"a\", \"b\"]"),
      (.constant(.integer(1)), "\"const\": 1"),
      (.either([.integer(), .text()]), "\"type\": [\"integer\", \"string\"]"),
      (
        .either([.choice(["a"]), .boolean]),
        "\"anyOf\": [{\"enum\": [\"a\"]}, {\"type\": \"boolean\"}]"
      ),
      (.nullable(.number()), "\"type\": [\"number\", \"null\"]"),
      (.nullable(.choice(["a"])), "\"anyOf\": [{\"enum\": [\"a\"]}, {\"type\": \"null\"}]"),
      (.list(.boolean), "\"type\": \"array\", \"items\": {\"type\": \"boolean\"}"),
      (.named(.boolean), "\"type\": \"object\", \"additionalProperties\": {\"type\": \"boolean\"}"),
      (.list(.record(part)), "\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/part\"}"),
    ]
    for (type, wanted) in cases {
      let written = Schema.json(title: "t", "s", of: type).written()
      let plain = written.filter { !$0.isWhitespace }
      #expect(plain.contains(wanted.filter { !$0.isWhitespace }), "\(written)")
    }
  }
}
