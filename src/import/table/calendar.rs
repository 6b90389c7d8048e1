//! Days as people write them.

use chrono::NaiveDate;

use crate::catalog::model::parse_date;

/// What a text says of when something was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// A day.
    Day(NaiveDate),
    /// A month, of which the day is not known.
    Month,
}

/// What stands first in a day such as `4/8/2019`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum First {
    /// The month.
    #[default]
    Month,
    /// The day.
    Day,
}

/// The months by the begins of their names.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The shortest word for a month.
const SHORTEST_MONTH: usize = 3;

/// What a text says, which is a day or a month and nothing else.
pub(super) fn when(text: &str, first: First) -> Option<When> {
    let text = text.trim();
    if let Some(day) = parse_date(text) {
        return Some(When::Day(day));
    }
    in_numbers(text, first).or_else(|| in_words(text))
}

/// What stands first in the days of some texts, where these show it: no month is the 13th.
pub(super) fn first_of<'t>(texts: impl Iterator<Item = &'t str>) -> Option<First> {
    const MOST: u32 = 12;
    let (mut by_day, mut by_month) = (false, false);
    for (one, two, _) in texts.filter_map(slashed) {
        by_day |= one > MOST;
        by_month |= two > MOST;
    }
    match (by_day, by_month) {
        (false, false) => None,
        (true, false) => Some(First::Day),
        (_, true) => Some(First::Month),
    }
}

/// Whether a text is like `4/8/2019`.
pub(super) fn is_slashed(text: &str) -> bool {
    slashed(text).is_some()
}

/// The numbers of a day that slashes part and whose year stands last.
fn slashed(text: &str) -> Option<(u32, u32, i32)> {
    let [one, two, year] = parted(text, '/').filter(|[_, _, year]| year.len() == 4)?;
    Some((number(one)?, number(two)?, year.parse().ok()?))
}

fn in_numbers(text: &str, first: First) -> Option<When> {
    if let Some((one, two, year)) = slashed(text) {
        return match first {
            First::Month => day(year, one, two),
            First::Day => day(year, two, one),
        };
    }
    if let Some([one, two, year]) = parted(text, '.').filter(|[_, _, year]| year.len() == 4) {
        return day(year.parse().ok()?, number(two)?, number(one)?);
    }
    if let Some([year, month, of_month]) = parted(text, '/').filter(|[year, ..]| year.len() == 4) {
        return day(year.parse().ok()?, number(month)?, number(of_month)?);
    }
    let (year, month) = text.split_once('-')?;
    let is_month = year.len() == 4 && month.len() == 2;
    is_month.then(|| month_of(year.parse().ok()?, number(month)?))?
}

/// A month in words, beside a year and, where it is known, the day.
fn in_words(text: &str) -> Option<When> {
    let (mut month, mut of_month, mut year) = (None, None, None);
    for word in text.split([' ', ',', '-']).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let place = if word.starts_with(|c: char| c.is_ascii_digit()) {
            match word.len() {
                4 if number(&word).is_some() => &mut year,
                _ => &mut of_month,
            }
        } else {
            &mut month
        };
        if place.replace(word).is_some() {
            return None;
        }
    }
    let month = month_named(&month?)?;
    let year = number(&year?)?.try_into().ok()?;
    match of_month {
        Some(of_month) => day(year, month, ordinal(&of_month)?),
        None => month_of(year, month),
    }
}

fn parted(text: &str, sign: char) -> Option<[&str; 3]> {
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let parts: [&str; 3] = parts.try_into().ok()?;
    parts
        .iter()
        .all(|part| number(part).is_some())
        .then_some(parts)
}

/// A number of digits alone.
fn number(text: &str) -> Option<u32> {
    let is_one = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| text.parse().ok())?
}

/// A number that counts, such as `8th`.
fn ordinal(text: &str) -> Option<u32> {
    let mut ends = ["st", "nd", "rd", "th"].iter();
    let bare = ends.find_map(|end| text.strip_suffix(end));
    number(bare.unwrap_or(text))
}

fn month_named(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let word = if word == "sept" { "sep" } else { word };
    let is_named = |month: &&str| word.len() >= SHORTEST_MONTH && month.starts_with(word);
    let place = MONTHS.iter().position(is_named)?;
    u32::try_from(place + 1).ok()
}

fn day(year: i32, month: u32, day: u32) -> Option<When> {
    NaiveDate::from_ymd_opt(year, month, day).map(When::Day)
}

fn month_of(year: i32, month: u32) -> Option<When> {
    NaiveDate::from_ymd_opt(year, month, 1).map(|_| When::Month)
}

#[cfg(test)]
mod tests {
    use super::{First, When, when};
    use crate::catalog::model::parse_date;

    #[test]
    fn days_and_months_are_read_in_many_forms() {
        for (text, day) in [
            ("2019-04-08", "2019-04-08"),
            ("4/8/2019", "2019-04-08"),
            ("2019/04/08", "2019-04-08"),
            ("8.4.2019", "2019-04-08"),
            ("Apr 8, 2019", "2019-04-08"),
            ("April 8th, 2019", "2019-04-08"),
            ("8 Apr. 2019", "2019-04-08"),
            ("08-Apr-2019", "2019-04-08"),
            ("Sept 1 2019", "2019-09-01"),
        ] {
            let wanted = parse_date(day).map(When::Day);
            assert_eq!(when(text, First::Month), wanted, "{text}");
        }
        let day = parse_date("2019-04-08").map(When::Day);
        assert_eq!(when("8/4/2019", First::Day), day);
        for text in ["April 2019", "Apr 2019", "2019-04"] {
            assert_eq!(when(text, First::Month), Some(When::Month), "{text}");
        }
    }

    #[test]
    fn what_says_more_or_less_is_no_day() {
        for text in [
            "",
            "yes",
            "2019",
            "v1.2.2019",
            "1.2.3",
            "2019-13",
            "2019-02-30",
            "13/13/2019",
            "Q2 2019",
            "April",
            "ma 2019",
            "4/8/19",
            "Apr 8, 2019 (vote)",
            "Apr 8 9 2019",
            "May May 2019",
        ] {
            assert_eq!(when(text, First::Month), None, "{text}");
        }
    }
}
