import Foundation
import Testing

@testable import ReportDocuments

/// A page holds all that it needs, says what its pictures show, and reads nothing out of a text.
@Suite struct PageTests {
  private let tags = PageTags(PageFixture.page)

  @Test func tagsAreNestedAndNamesOccurOnce() {
    #expect(tags.faults.isEmpty, "\(tags.faults)")
    let ids = tags.all.compactMap { $0.attributes["id"] }
    #expect(ids.count == Set(ids).count)
    let labels = tags.all.filter { $0.attributes["role"] == "region" }
      .map { $0.attributes["aria-label"] }
    #expect(labels.count == Set(labels).count && !labels.contains(""))
    for tag in tags.all {
      let named = tag.attributes["aria-labelledby"] ?? tag.attributes["for"] ?? ""
      for id in named.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
    }
  }

  @Test func wordsStayWords() {
    #expect(tags.named("script").isEmpty)
    #expect(PageFixture.page.ranges(of: "</style>").count == 1)
    // The mark that turns the direction of text is masked, all else is as it was written.
    let shown = PageFixture.hostile.replacing("\u{202E}", with: "\u{FFFD}")
    #expect(tags.text.contains(shown))
    #expect(!PageFixture.page.contains("\u{202E}"))
    #expect(tags.named("html").first?.attributes["lang"] == "en")
  }

  @Test func nothingOutsideIsAskedFor() {
    let page = PageFixture.page
    for word in ["http", "src=", "url(", "@import", "@font-face", "<link", "<img", "<iframe"] {
      #expect(!page.contains(word), "\(word)")
    }
    for tag in tags.named("a") { #expect(tag.attributes["href"]?.hasPrefix("#") == true) }
    #expect(tags.all.allSatisfy { tag in !tag.attributes.keys.contains { $0.hasPrefix("on") } })
  }

  @Test func everyPictureHasItsWordsAndItsTable() {
    let pictures = tags.named("svg").filter { $0.attributes["role"] == "img" }
    #expect(pictures.count == 8)  // four pictures in each of two documents
    #expect(tags.named("title").count == pictures.count + 1)
    #expect(tags.named("desc").count == pictures.count)
    #expect(tags.named("details").count == pictures.count)
    #expect(
      tags.named("svg").allSatisfy {
        $0.attributes["role"] == "img" || $0.attributes["aria-hidden"] == "true"
      })
    #expect(tags.text.contains("Median 3.00 in FY2026 and 2.00 in FY2029"))
    #expect(tags.text.contains("Savings $40 in FY2026 and $40 in FY2027"))
  }

  @Test func headingsGoDownOneLevelAtATime() {
    let levels = tags.all.compactMap { tag in
      tag.name.count == 2 && tag.name.hasPrefix("h") ? Int(tag.name.dropFirst()) : nil
    }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    #expect(tags.named("main").count == 1)
    // The second document begins a printed page.
    #expect(tags.named("section").map { $0.attributes["class"] } == ["newpage"])
  }

  @Test func figuresOfTheAnswerAreBoldAndYearsAreNot() {
    let text = "In fewer than 1 of 100 futures it pays; FY2026 costs $1,200, or −3.5."
    #expect(
      HTMLText.withBoldFigures(text)
        == "In fewer than <b>1 of 100 futures</b> it pays; FY2026 costs <b>$1,200</b>, "
        + "or <b>−3.5</b>.")
    #expect(HTMLText.withBoldFigures("1 2 3 4 <") == "<b>1</b> <b>2</b> <b>3</b> 4 &lt;")
    #expect(HTMLText.withBoldFigures("K to grade 3: $5") == "K to grade 3: <b>$5</b>")
  }

  @Test func everyFormSaysTheSameFigures() {
    let cells = PageFixture.table.rows.flatMap(\.cells).map(\.text)
    let text = tags.text
    for cell in cells where !cell.contains("script") && !cell.contains("█") {
      #expect(text.contains(cell), "\(cell)")
    }
  }

  @Test func aCommandThatTextBreaksStandsOnOneLine() {
    #expect(tags.text.contains("  a b"))
  }

  // MARK: colours

  /// The colours of a scheme, by the custom properties of the style.
  private func colours(dark: Bool) throws -> [String: String] {
    let style = HTMLTemplates.style
    let marker = "@media screen and (prefers-color-scheme:dark){:root{"
    let begin = try #require(dark ? style.firstRange(of: marker)?.upperBound : style.startIndex)
    let block = style[begin...].prefix { $0 != "}" }
    var result: [String: String] = [:]
    for match in block.matches(of: /--([A-Za-z0-9]+):(#[0-9a-f]{6})/) {
      result[String(match.1)] = String(match.2)
    }
    return result
  }

  /// The contrast of two colours by WCAG 2.2, from relative luminance.
  private func contrast(_ first: String, _ second: String) -> Double {
    func luminance(_ colour: String) -> Double {
      let value = Int(colour.dropFirst(), radix: 16) ?? 0
      let parts = [16, 8, 0].map { shift -> Double in
        let channel = Double((value >> shift) & 0xFF) / 255
        return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (high, low) = (
      max(luminance(first), luminance(second)), min(luminance(first), luminance(second))
    )
    return (high + 0.05) / (low + 0.05)
  }

  @Test(arguments: [false, true]) func textAndMarksAreSeen(dark: Bool) throws {
    let colour = try colours(dark: dark)
    let words =
      [
        ("ink", "paper"), ("ink2", "paper"), ("ink", "tint"), ("ink2", "tint"), ("link", "paper"),
        ("s1t", "s1"), ("s2t", "s2"), ("s3t", "s3"), ("s4t", "s4"), ("s5t", "s5"),
      ] + (0...5).map { ("h\($0)t", "h\($0)") }
    for (text, ground) in words {
      let own = try #require(colour[text])
      #expect(contrast(own, try #require(colour[ground])) >= 4.5, "\(text) on \(ground)")
    }
    for mark in ["fan3", "fanE", "dotOn", "dotOff", "rule2", "gf", "s1", "s4", "focus"] {
      let ratio = contrast(try #require(colour[mark]), try #require(colour["paper"]))
      #expect(ratio >= 3, "\(mark)")
    }
  }
}
