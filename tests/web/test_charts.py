"""Where the points of a chart stand: a scale from 0, gaps as gaps, silence apart from zero."""

from __future__ import annotations

import pytest

from tipqa.web.pages.charts import HEIGHT, WIDTH, Point, line_chart


def points(**numbers: float | None) -> list[Point]:
    return [Point(int(year[1:]), it, str(it), "", "") for year, it in numbers.items()]


def test_only_editions_one_year_apart_are_joined() -> None:
    chart = line_chart(points(y2018=4, y2019=8, y2021=6, y2022=None, y2023=2), (2018, 2019, 2021, 2022, 2023))
    assert len(chart.lines) == 1
    assert (chart.lines[0][0], chart.lines[0][2]) == (chart.points[0].x, chart.points[1].x)


def test_a_number_that_is_not_reported_is_no_zero() -> None:
    chart = line_chart(points(y2018=0, y2019=None, y2020=5), (2018, 2019, 2020))
    assert [it.point.year for it in chart.points] == [2018, 2020]
    assert [it.point.year for it in chart.silent] == [2019]
    assert chart.lines == ()


@pytest.mark.parametrize(
    ("highest", "scale"), [(1, ["0", "1", "2"]), (272, ["0", "200", "400"]), (9, ["0", "5", "10"])]
)
def test_the_scale_begins_at_nothing_and_is_round(highest: float, scale: list[str]) -> None:
    chart = line_chart(points(y2020=highest, y2021=0), (2020, 2021))
    assert [number for _, number in chart.grid] == scale
    assert chart.points[1].y == chart.grid[0][0]


def test_every_point_is_on_the_drawing_and_a_missing_edition_keeps_its_place() -> None:
    chart = line_chart(points(y2001=10, y2025=1e6), (2001, 2025))
    assert all(0 < it.x < WIDTH and 0 < it.y < HEIGHT for it in chart.points)
    assert chart.years[0][1] == 2001
    assert len(chart.years) <= 9


def test_of_many_points_the_first_last_and_highest_are_named() -> None:
    many = [Point(2000 + at, 5 + at % 7, "", "", "") for at in range(20)]
    named = [it.point.year for it in line_chart(many, range(2000, 2020)).points if it.named]
    assert named == [2000, 2006, 2019]
