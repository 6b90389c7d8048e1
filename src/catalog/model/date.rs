//! Dates as the catalog writes them.

use chrono::NaiveDate;

/// The one form of a date.
pub const DATE_FORM: &str = "YYYY-MM-DD";

/// Reads a date that is exactly `YYYY-MM-DD`: ten ASCII characters, a real day.
///
/// chrono alone takes `24-01-02`, `2024-1-2` and `+2024-01-02` too.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::parse_date;

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
}
