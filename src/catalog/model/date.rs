//! Dates as the catalog writes them.

use chrono::NaiveDate;

/// The one form of a date.
pub const DATE_FORM: &str = "YYYY-MM-DD";

/// Reads a date that is exactly `YYYY-MM-DD`: ten ASCII characters, a real day.
///
/// chrono alone takes `24-01-02`, `2024-1-2` and `+2024-01-02` too.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    if !is_shaped(text) {
        return None;
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

fn is_shaped(text: &str) -> bool {
    text.len() == DATE_FORM.len()
        && text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// What would be right in the place of a text that is no date: another form, or a day that there is.
pub fn date_help(text: &str) -> String {
    if !is_shaped(text) {
        return format!("write it as {DATE_FORM}, such as 2021-07-28");
    }
    let month = text.get(..7).unwrap_or_default();
    let days = (28..=31).rev();
    let last = days
        .into_iter()
        .find(|day| parse_date(&format!("{month}-{day}")).is_some());
    match last {
        Some(last) => format!("there is no such day: {month} has the days 01 to {last}"),
        None => "there is no such month: a year has the months 01 to 12".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{date_help, parse_date};

    #[test]
    fn only_the_one_form_and_real_days_are_dates() {
        assert!(parse_date("2021-07-28").is_some());
        assert!(parse_date("2024-02-29").is_some());
        for wrong in [
            "24-01-02",
            "2024-1-2",
            "+2024-01-02",
            "2023-02-29",
            "2021-07-28 ",
            "",
            "２０２１-07-28",
        ] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_that_is_none_is_told_from_another_form() {
        for (wrong, right) in [
            ("2021-02-30", "2021-02 has the days 01 to 28"),
            ("2024-02-30", "2024-02 has the days 01 to 29"),
            ("2021-04-31", "2021-04 has the days 01 to 30"),
            ("2021-07-00", "2021-07 has the days 01 to 31"),
            ("2021-13-01", "the months 01 to 12"),
            ("2021-2-30", "write it as YYYY-MM-DD"),
            ("tomorrow", "write it as YYYY-MM-DD"),
        ] {
            assert!(
                date_help(wrong).contains(right),
                "{wrong}: {}",
                date_help(wrong)
            );
        }
    }
}
