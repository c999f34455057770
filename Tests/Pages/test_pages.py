"""Every page of the reports: what it holds, and how it behaves in a browser."""

import pytest
from conftest import DESKTOP, PHONE, SCENARIOS, TABLET, expect_none, pages_below

FAULTS = """() => {
  const faults = [];
  const all = query => [...document.querySelectorAll(query)];
  const expect = (holds, fault) => { if (!holds) faults.push(fault); };
  const named = element => element.outerHTML.slice(0, 120);
  expect(document.title.trim(), 'no title');
  expect(document.documentElement.lang === 'en', 'no language');
  expect(document.compatMode === 'CSS1Compat', 'no doctype');
  for (const query of ['h1', 'main', 'meta[name=viewport]', 'meta[charset]'])
    expect(all(query).length === 1, `${all(query).length} of ${query}`);
  expect(all('script, link, iframe, object, embed, img, form, base').length === 0,
    'an element that could ask for something');
  for (const element of all('*')) for (const attribute of element.attributes)
    expect(!attribute.name.startsWith('on') && !/^\\s*javascript:/i.test(attribute.value),
      `script in ${named(element)}`);
  const ids = all('[id]').map(element => element.id);
  expect(new Set(ids).size === ids.length,
    `ids twice: ${ids.filter((id, place) => ids.indexOf(id) !== place)}`);
  for (const link of all('a[href^="#"]'))
    expect(document.getElementById(link.getAttribute('href').slice(1)), `leads nowhere: ${named(link)}`);
  const levels = all('h1, h2, h3, h4').map(heading => Number(heading.tagName[1]));
  levels.forEach((level, place) => expect(place === 0 ? level === 1 : level <= levels[place - 1] + 1,
    `heading ${place + 1} skips a level`));
  for (const picture of all('svg')) {
    if (picture.closest('[aria-hidden=true]')) continue;
    const title = picture.querySelector(':scope > title'), text = picture.querySelector(':scope > desc');
    expect(picture.getAttribute('role') === 'img', `no role: ${named(picture)}`);
    expect(title?.textContent.trim() && text?.textContent.trim(), `no title or desc: ${named(picture)}`);
    expect(/\\d/.test(text?.textContent ?? ''), `a desc without figures: ${named(picture)}`);
    const figure = picture.closest('figure');
    expect(figure, `a picture outside a figure: ${named(picture)}`);
    let next = figure?.nextElementSibling;
    while (next?.matches('figure')) next = next.nextElementSibling;
    next ??= figure?.parentElement.nextElementSibling;
    expect(figure?.querySelector('table') || next?.matches('table') || next?.querySelector('table'),
      `no table behind ${named(picture)}`);
  }
  for (const table of all('table')) expect(
    table.querySelector('th') && (table.caption?.textContent.trim() || table.getAttribute('aria-labelledby')),
    `a table without headings or caption: ${named(table)}`);
  return faults;
}"""

TOO_WIDE = """() => {
  const wide = document.scrollingElement.scrollWidth;
  if (wide <= window.innerWidth) return [];
  return [`${wide} px`, ...[...document.querySelectorAll('main *')]
    .filter(element => element.getBoundingClientRect().right > window.innerWidth && !element.closest('.scroll'))
    .slice(0, 5).map(element => element.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_scenario_has_its_pages(scenario, folder):
    names = {str(page.relative_to(folder / scenario)) for page in pages_below(folder)
             if page.is_relative_to(folder / scenario)}
    assert {"board.html", "superintendent.html", "cfo.html"} <= names


def test_structure(path, open_page):
    expect_none(open_page(path).page.evaluate(FAULTS))


def test_silent_and_self_contained(path, open_page):
    opened = open_page(path)
    for details in opened.page.locator("summary:visible").all():
        details.click()
    expect_none(opened.messages)
    assert opened.requests == [path.as_uri()]


@pytest.mark.parametrize("width", [PHONE, TABLET, DESKTOP])
def test_nothing_overflows(path, width, open_page):
    page = open_page(path, width).page
    expect_none(page.evaluate(TOO_WIDE))
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    expect_none(page.evaluate(TOO_WIDE))


def test_reads_the_same_without_script(path, open_page):
    read = "document.body.innerText"
    assert open_page(path, script=False).page.evaluate(read) == open_page(path).page.evaluate(read)


def test_keyboard_reaches_the_answer_first(path, open_page):
    page = open_page(path).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
