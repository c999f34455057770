"""Every page of the reports on a desk, on a phone, without script and by keyboard."""

import pytest
from conftest import DESKTOP, PHONE, SCENARIOS, TABLET, expect_none, pages_below

STRUCTURE = """() => {
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
  const levels = all('h1, h2, h3, h4, h5, h6').map(heading => Number(heading.tagName[1]));
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
  for (const table of all('table')) {
    expect(table.querySelector('th'), `a table without headings: ${named(table)}`);
    expect(table.caption?.textContent.trim() || table.closest('[role=region][aria-label], [aria-labelledby]'),
      `a table without a name: ${named(table)}`);
  }
  return faults;
}"""

TOO_WIDE = """() => {
  const wide = document.scrollingElement.scrollWidth, room = window.innerWidth;
  if (wide <= room) return [];
  return [`${wide} px where ${room} are`, ...[...document.querySelectorAll('main *')]
    .filter(element => element.getBoundingClientRect().right > room && !element.closest('.scroll'))
    .slice(0, 5).map(element => element.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_scenario_has_its_pages(scenario, folder):
    names = {page.name for page in (folder / scenario).glob("*.html")}
    assert {"board.html", "superintendent.html", "cfo.html"} <= names


def test_on_screen(path, open_page):
    opened = open_page(path)
    page = opened.page
    expect_none(page.evaluate(STRUCTURE))
    text = page.evaluate("document.body.innerText")

    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target and target.startswith("#"), "the first stop of the keyboard is no skip link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target')?.getBoundingClientRect().top < 200")

    closed = page.locator("summary:visible")
    if closed.count():
        closed.first.click()
        assert page.locator("details[open]").count() == 1
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for width in (PHONE, TABLET, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        expect_none(page.evaluate(TOO_WIDE))

    expect_none(opened.messages)
    assert opened.requests == [path.as_uri()]
    assert open_page(path, script=False).page.evaluate("document.body.innerText") == text
