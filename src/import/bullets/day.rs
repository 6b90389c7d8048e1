//! The year or the day in front of a name.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::said::is_said;

/// Years that a name may begin with and mean them.
const YEARS: RangeInclusive<u16> = 1900..=2039;

/// What stands in front of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day<'a> {
    /// A year.
    Year(&'a str),
    /// A day or a month, as `2017-01-23` and `2017-01`.
    Date(&'a str),
}

impl Day<'_> {
    /// The day in front of a name, as names have it.
    pub fn in_front_of(self, name: &str) -> String {
        match self {
            Day::Year(year) => format!("{year}-{name}"),
            Day::Date(date) => format!("{date} {name}"),
        }
    }
}

/// The year or day that a text begins with, and what stands behind it and the signs between.
pub(super) fn parted(text: &str) -> Option<(Day<'_>, &str)> {
    let text = text.trim_start();
    if let Some(found) = in_brackets(text) {
        return Some(found);
    }
    let date = |length: usize| {
        let (date, rest) = text.split_at_checked(length)?;
        let is_whole = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        (is_whole && is_date(date))
            .then_some((Day::Date(date), rest.trim_start_matches(is_between)))
    };
    if let Some(found) = ["2017-01-23", "2017-01"]
        .iter()
        .find_map(|form| date(form.len()))
    {
        return Some(found);
    }
    let (year, rest) = text.split_at_checked(4)?;
    let number = year
        .parse()
        .ok()
        .filter(|_| year.bytes().all(|b| b.is_ascii_digit()))?;
    let behind = rest.trim_start_matches(is_between);
    let signs = rest[..rest.len() - behind.len()].trim();
    let is_month = || {
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let next = behind[digits..].chars().next();
        digits == 2 && !next.is_some_and(char::is_alphanumeric) || behind.len() == digits
    };
    let is_one = YEARS.contains(&number) && !signs.is_empty();
    (is_one && (behind.is_empty() || !is_month())).then_some((Day::Year(year), behind))
}

/// The year or day in brackets that a text begins with, and the rest.
fn in_brackets(text: &str) -> Option<(Day<'_>, &str)> {
    let (day, rest) = text.strip_prefix('(')?.split_once(')')?;
    let is_year = day.len() == 4 && day.parse().is_ok_and(|year: u16| YEARS.contains(&year));
    let day = match is_year {
        true => Day::Year(day),
        false => Some(Day::Date(day)).filter(|_| matches!(day.len(), 7 | 10) && is_date(day))?,
    };
    Some((day, rest.trim_start_matches(is_between)))
}

/// The year and the day that a name begins with, and the rest of it; never all of it.
pub(super) fn taken_off(name: &str) -> (Vec<Day<'_>>, &str) {
    let mut days = Vec::new();
    let mut rest = name;
    while let Some((day, behind)) = parted(rest).filter(|(_, behind)| is_said(behind)) {
        // A year goes before a day, each once.
        let may_follow = matches!(
            (days.as_slice(), day),
            ([], _) | ([Day::Year(_)], Day::Date(_))
        );
        if !may_follow {
            break;
        }
        days.push(day);
        rest = behind;
    }
    (days, rest)
}

fn is_date(text: &str) -> bool {
    let digits = |place: usize| match place {
        4 | 7 => text.as_bytes()[place] == b'-',
        _ => text.as_bytes()[place].is_ascii_digit(),
    };
    let day = match text.len() {
        7 => format!("{text}-01"),
        _ => text.to_string(),
    };
    (0..text.len()).all(digits) && day.parse::<NaiveDate>().is_ok()
}

/// Signs between a day and a name.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '\u{2014}' | ':' | '\u{ff1a}')
}

#[cfg(test)]
mod tests {
    use super::{Day, taken_off};

    #[test]
    fn a_year_and_a_day_come_off_a_name_and_never_a_part_of_one() {
        let (year, date) = (Day::Year("2019"), Day::Date("2017-01-23"));
        for (name, days, rest) in [
            ("2019-Kuma", &[year][..], "Kuma"),
            ("2019: Kuma", &[year], "Kuma"),
            ("2019-3scale", &[year], "3scale"),
            ("2017-01-23 Linkerd", &[date], "Linkerd"),
            ("2017-01-23: Linkerd", &[date], "Linkerd"),
            ("2019-2017-01-23 X", &[year, date], "X"),
            ("2017-01-23 2019-X", &[date], "2019-X"),
            ("2017-01 X", &[Day::Date("2017-01")], "X"),
            ("(2019) Kuma", &[year], "Kuma"),
            ("(2017-01-23): X", &[date], "X"),
            ("(2048) X", &[], "(2048) X"),
            ("(2019 X", &[], "(2019 X"),
            ("(2019)", &[], "(2019)"),
            ("2017-13 X", &[], "2017-13 X"),
            ("2017: 10 X", &[], "2017: 10 X"),
            ("2017-13-45 X", &[], "2017-13-45 X"),
            ("2020-21", &[], "2020-21"),
            ("2019 Kuma", &[], "2019 Kuma"),
            ("2048-AI", &[], "2048-AI"),
            ("2019-", &[], "2019-"),
            ("2017-01-23", &[], "2017-01-23"),
            ("存储", &[], "存储"),
        ] {
            assert_eq!(taken_off(name), (days.to_vec(), rest), "{name}");
        }
    }

    #[test]
    fn a_day_stands_in_front_of_a_name_as_it_is_read() {
        for day in [
            Day::Year("2019"),
            Day::Date("2017-01-23"),
            Day::Date("2017-01"),
        ] {
            assert_eq!(taken_off(&day.in_front_of("X")), (vec![day], "X"));
        }
    }
}
