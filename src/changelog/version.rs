//! Versions of releases: SemVer and CalVer, their order, and the one that comes next.

use std::cmp::Ordering;
use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::difference::{Difference, Kind, Sort};
use crate::catalog::model::parse_date;

/// The first number from which a version is a year.
const FIRST_YEAR: u64 = 1000;

/// A version of a release.
///
/// SemVer is `MAJOR.MINOR.PATCH` with what may follow behind `-` and `+`. CalVer is a year, a month
/// and, where wanted, a day and a number: `2021.06`, `2021.06.30`, `2021.6.30`, `2021-06-30`,
/// `21.06`, each with `.1` and so on behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    text: String,
    numbers: Vec<u64>,
    pre: Vec<String>,
    is_calendar: bool,
}

/// How much a release changes for those who read the catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Nothing moved: fields and past transitions only.
    Patch,
    /// Entries came, or came to other levels or areas.
    Minor,
    /// What others may name is gone or has another id.
    Major,
}

impl Size {
    /// How much these change.
    pub fn of(differences: &[Difference]) -> Size {
        let one = |difference: &Difference| match difference.kind() {
            Kind::Removed | Kind::Renamed => Size::Major,
            Kind::Updated | Kind::Corrected if difference.about.sort == Sort::Entry => Size::Patch,
            _ => Size::Minor,
        };
        differences.iter().map(one).max().unwrap_or(Size::Patch)
    }
}

impl Version {
    /// Reads a version, with or without a `v` in front; `None` where it is none.
    pub fn parse(text: &str) -> Option<Version> {
        let text = text.strip_prefix('v').unwrap_or(text);
        calendar(text).or_else(|| semantic(text))
    }

    /// The version as it is written, without a `v` in front.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is a day or a month of the calendar.
    pub fn is_calendar(&self) -> bool {
        self.is_calendar
    }

    /// Whether it comes before another of its kind.
    pub fn is_behind(&self, other: &Version) -> bool {
        self.is_calendar == other.is_calendar && self < other
    }

    /// The version that follows this one: by size where it is a SemVer, else by the day.
    pub fn next(&self, size: Size, today: NaiveDate) -> Version {
        let text = if self.is_calendar {
            self.next_day(today)
        } else {
            self.next_number(size)
        };
        Version::parse(&text).unwrap_or_else(|| self.clone())
    }

    /// The version to begin with.
    pub fn first() -> Version {
        Version {
            text: "0.1.0".to_string(),
            numbers: vec![0, 1, 0],
            pre: Vec::new(),
            is_calendar: false,
        }
    }

    fn next_number(&self, size: Size) -> String {
        let number = |place: usize| self.numbers.get(place).copied().unwrap_or(0);
        let (major, minor, patch) = (number(0), number(1), number(2));
        if !self.pre.is_empty() {
            return format!("{major}.{minor}.{patch}");
        }
        match (size, major) {
            (Size::Major, 1..) => format!("{}.0.0", major + 1),
            (Size::Major | Size::Minor, _) => format!("{major}.{}.0", minor + 1),
            (Size::Patch, _) => format!("{major}.{minor}.{}", patch + 1),
        }
    }

    /// Today in the form of this version; with a number behind it where that is taken.
    fn next_day(&self, today: NaiveDate) -> String {
        let dash = self.text.contains('-');
        let separator = if dash { "-" } else { "." };
        let parts: Vec<&str> = self.text.split(['.', '-']).collect();
        let padded = parts.get(1).is_some_and(|month| month.len() == 2);
        let number = |number: u32| match padded {
            true => format!("{number:02}"),
            false => number.to_string(),
        };
        let year = match parts.first().is_some_and(|year| year.len() == 2) {
            true => format!("{:02}", today.year() % 100),
            false => today.year().to_string(),
        };
        let mut day = vec![year, number(today.month())];
        if self.has_day() {
            day.push(number(today.day()));
        }
        let length = day.len();
        let day = day.join(separator);
        let same = self.text == day || self.text.starts_with(&format!("{day}."));
        let micro = self.numbers.get(length);
        match (same, micro) {
            (true, micro) => format!("{day}.{}", micro.map_or(1, |micro| micro + 1)),
            (false, Some(_)) if !self.has_day() => format!("{day}.0"),
            (false, _) => day,
        }
    }

    /// Whether the third number is the day of a month. Three numbers that are a real day are one.
    fn has_day(&self) -> bool {
        let part = |place: usize| {
            let number = self.numbers.get(place)?;
            u32::try_from(*number).ok()
        };
        let day = part(0).zip(part(1)).zip(part(2));
        day.is_some_and(|((year, month), day)| {
            let year = i32::try_from(year).unwrap_or_default();
            NaiveDate::from_ymd_opt(year, month, day).is_some()
        })
    }
}

fn calendar(text: &str) -> Option<Version> {
    let (day, micro) = match text.get(..10).filter(|day| parse_date(day).is_some()) {
        Some(day) => (day.replace('-', "."), &text[10..]),
        None => (text.to_string(), ""),
    };
    let numbers = numbers(&format!("{day}{micro}"))?;
    let parts: Vec<&str> = day.split('.').collect();
    let is_year = match parts.first()?.len() {
        4 => *numbers.first()? >= FIRST_YEAR,
        // Only a month with a zero in front tells `21.06` from the beginning of a SemVer.
        2 => parts.len() == 2 && parts.get(1)?.len() == 2,
        _ => false,
    };
    let is_month = (1..=12).contains(numbers.get(1)?);
    (is_year && is_month && numbers.len() <= 4).then(|| Version {
        text: text.to_string(),
        numbers,
        pre: Vec::new(),
        is_calendar: true,
    })
}

/// Numbers parted by points.
fn numbers(text: &str) -> Option<Vec<u64>> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| digits(part).then(|| part.parse().ok()).flatten();
    text.split('.').map(number).collect()
}

fn semantic(text: &str) -> Option<Version> {
    let (rest, build) = split(text, '+');
    let (core, pre) = split(rest, '-');
    let numbers = numbers(core)?;
    let has_zero = |part: &str| part.len() > 1 && part.starts_with('0');
    if numbers.len() != 3 || core.split('.').any(has_zero) {
        return None;
    }
    let is_word = |part: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !part.is_empty() && part.bytes().all(allowed)
    };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_pre = |part: &str| is_word(part) && !(is_number(part) && has_zero(part));
    let fits = pre.is_none_or(|pre| pre.split('.').all(is_pre))
        && build.is_none_or(|build| build.split('.').all(is_word));
    fits.then(|| Version {
        text: text.to_string(),
        numbers,
        pre: pre.map_or_else(Vec::new, |pre| pre.split('.').map(str::to_string).collect()),
        is_calendar: false,
    })
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text, None),
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Version) -> Ordering {
        let pre = |version: &Version| -> Vec<(bool, u64, String)> {
            let part = |part: &String| match part.parse::<u64>() {
                Ok(number) => (false, number, String::new()),
                Err(_) => (true, 0, part.clone()),
            };
            version.pre.iter().map(part).collect()
        };
        self.numbers
            .cmp(&other.numbers)
            .then_with(|| self.pre.is_empty().cmp(&other.pre.is_empty()))
            .then_with(|| pre(self).cmp(&pre(other)))
            .then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Version) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).expect("a version")
    }

    #[test]
    fn versions_are_semantic_or_of_the_calendar() {
        for text in [
            "1.0.0",
            "v0.1.0",
            "1.0.0-rc.1",
            "1.0.0+5",
            "2021.06",
            "2021.06.30",
            "2021.6.30",
            "2021-06-30",
            "2021-06-30.2",
            "21.06",
            "2021.06.1.2",
        ] {
            assert!(Version::parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "1",
            "1.0",
            "01.0.0",
            "1.0.0-",
            "1.0.0-01",
            "a",
            "2021.13",
            "2021-13-01",
            "21.6",
            "1.0.0 ",
            "latest",
            "1.0.0-ä",
        ] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }

    #[test]
    fn versions_stand_in_their_order() {
        let ordered = [
            "0.9.0",
            "0.10.0",
            "1.0.0-alpha",
            "1.0.0-rc.2",
            "1.0.0-rc.10",
            "1.0.0",
            "2021.05",
            "2021.06.30",
            "2021.06.30.1",
            "2021.07",
        ];
        for pair in ordered.windows(2) {
            assert!(version(pair[0]) < version(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn what_comes_next_goes_by_size_or_by_the_day() {
        let today = parse_date("2021-07-28").expect("a day");
        let next = |text: &str, size| version(text).next(size, today).text().to_string();
        assert_eq!(next("1.2.3", Size::Major), "2.0.0");
        assert_eq!(next("0.2.3", Size::Major), "0.3.0");
        assert_eq!(next("1.2.3", Size::Minor), "1.3.0");
        assert_eq!(next("1.2.3", Size::Patch), "1.2.4");
        assert_eq!(next("1.3.0-rc.1", Size::Minor), "1.3.0");
        assert_eq!(next("2021.06.30", Size::Patch), "2021.07.28");
        assert_eq!(next("2021.6.3", Size::Patch), "2021.7.28");
        assert_eq!(next("2021-06-30", Size::Patch), "2021-07-28");
        assert_eq!(next("2021-07-28", Size::Patch), "2021-07-28.1");
        assert_eq!(next("2021.07.28.1", Size::Patch), "2021.07.28.2");
        assert_eq!(next("2021.07", Size::Patch), "2021.07.1");
        assert_eq!(next("21.06", Size::Patch), "21.07");
    }
}
