"""Charts are SVG that any browser, and any reader, can take in."""

from xml.etree import ElementTree

from eval.charts import bars, histogram

SVG = "{http://www.w3.org/2000/svg}"


def drawn(text):
    return ElementTree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_bars_are_as_long_as_their_shares_and_say_them_in_words():
    chart = drawn(bars([("one & all", 0.5, "50 %"), ("none", None, "–")], title="Shares", own="one & all"))
    half, nothing = (float(r.get("width")) for r in chart.iter(f"{SVG}rect") if r.get("class") != "track")
    track = next(float(r.get("width")) for r in chart.iter(f"{SVG}rect") if r.get("class") == "track")
    assert (half, nothing) == (track / 2, 0)
    assert [t.text for t in chart.iter(f"{SVG}text")] == ["one & all", "50 %", "none", "–"]
    assert chart.get("role") == "img" and chart.get("aria-label") == "Shares"


def test_a_histogram_has_a_bar_for_each_step_and_the_tallest_is_the_commonest():
    chart = drawn(histogram([0, 0, 0, 5, 10], title="Times", unit="ms", bins=10))
    heights = [float(r.get("height")) for r in chart.iter(f"{SVG}rect")]
    assert len(heights) == 10 and heights[0] == max(heights) and heights[1] == 0
    assert histogram([], title="Times", unit="ms") == ""


def test_values_that_are_all_nothing_can_still_be_drawn():
    drawn(histogram([0, 0], title="Times", unit="ms"))
