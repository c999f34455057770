internal import Mustache

/// A document within a page.
struct SectionView: MustacheParent {
  let id: String
  let title: String
  let subtitle: String
  let body: String

  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "title": title
    case "hasSubtitle": !subtitle.isEmpty
    case "subtitle": subtitle
    case "body": body
    default: nil
    }
  }
}

/// A page.
struct PageView: MustacheParent {
  let first: SectionView
  let sections: [SectionView]
  let style: String
  let footer: String

  func child(named name: String) -> Any? {
    switch name {
    case "sections": sections
    case "style": style
    case "footer": footer
    default: first.child(named: name)
    }
  }
}

/// A part of a document that is not a table or a picture.
struct PartView: MustacheParent {
  /// What it is.
  enum Kind: String {
    case isHeading, isParagraph, isHeadline, isPoints, isDefinitions, isColumns, isFooter, isCode
  }

  /// An entry of a list.
  struct Item: MustacheParent {
    var text = ""
    var term = ""
    var html = ""
    var isCode = false

    func child(named name: String) -> Any? {
      switch name {
      case "text": text
      case "term": term
      case "html": html
      case "isCode": isCode
      default: nil
      }
    }
  }

  let kind: Kind
  var text = ""
  var html = ""
  var label = ""
  var level = 2
  var items: [Item] = []

  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "html": html
    case "label": label
    case "level": level
    case "items": items
    default: Kind(rawValue: name).map { $0 == kind }
    }
  }
}

/// A table.
struct TableView: MustacheParent {
  /// A cell, or a heading.
  struct Cell: MustacheParent {
    var text = ""
    var html = ""
    var label = ""
    var style = ""
    var isHeader = false
    var isWords = false
    var span = 1

    func child(named name: String) -> Any? {
      switch name {
      case "text": text
      case "html": html
      case "label": label
      case "class": style
      case "hasLabel": !label.isEmpty
      case "hasClass": !style.isEmpty
      case "isHeader": isHeader
      case "isWords": isWords
      case "isEmpty": text.isEmpty
      case "spans": span > 1
      case "span": span
      default: nil
      }
    }
  }

  /// A row.
  struct Row: MustacheParent {
    let style: String
    let cells: [Cell]

    func child(named name: String) -> Any? {
      switch name {
      case "class": style
      case "hasClass": !style.isEmpty
      case "cells": cells
      default: nil
      }
    }
  }

  let label: String
  let caption: String
  let note: String
  let isCards: Bool
  let isHeat: Bool
  let isWide: Bool
  let columns: [Cell]
  let rows: [Row]

  func child(named name: String) -> Any? {
    switch name {
    case "label": label
    case "hasCaption": !caption.isEmpty
    case "caption": caption
    case "hasNote": !note.isEmpty
    case "note": note
    case "style":
      [isCards ? "cards" : "", isHeat ? "heat" : "", isWide ? "wide" : ""].filter { !$0.isEmpty }
        .joined(separator: " ")
    case "hasStyle": isCards || isHeat || isWide
    case "hasHead": columns.contains { !$0.text.isEmpty }
    case "columns": columns
    case "rows": rows
    default: nil
    }
  }
}

/// A picture with the table behind it.
struct FigureView: MustacheParent {
  let id: String
  let caption: String
  let note: String
  let drawing: SVGDrawing
  let description: String
  let table: String

  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "caption", "title": caption
    case "hasNote": !note.isEmpty
    case "note": note
    case "width": SVGDrawing.number(drawing.width)
    case "height": SVGDrawing.number(drawing.height)
    case "drawing": drawing.elements
    case "description": description
    case "table": table
    default: nil
    }
  }
}

/// A shaded table with the choice of what its cells print.
struct HeatView: MustacheParent {
  /// A mode or a shade.
  struct Entry: MustacheParent {
    let number: Int
    let text: String

    func child(named name: String) -> Any? {
      switch name {
      case "number": number
      case "text": text
      case "isFirst": number == 0
      default: nil
      }
    }
  }

  let id: String
  let modes: [Entry]
  let table: String
  let steps: [Entry]

  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "modes": modes
    case "table": table
    case "first": modes.first?.text ?? ""
    case "steps": steps
    default: nil
    }
  }
}
