//! The id of a commit, as a small value of our own.

use std::fmt;
use std::str::FromStr;

/// How many digits [`CommitId::short`] shows.
const SHORT: usize = 7;

/// The id of a commit. Displays as its 40 digits; `{:.7}` and [`CommitId::short`] cut it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitId([u8; 20]);

impl CommitId {
    /// The first seven digits, as people write it.
    pub fn short(&self) -> String {
        format!("{self:.SHORT$}")
    }

    pub(super) fn from_oid(oid: git2::Oid) -> Option<CommitId> {
        oid.as_bytes().try_into().ok().map(CommitId)
    }

    pub(super) fn oid(&self) -> Result<git2::Oid, git2::Error> {
        git2::Oid::from_bytes(&self.0)
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = String::with_capacity(2 * self.0.len());
        for byte in self.0 {
            for half in [byte >> 4, byte & 0xf] {
                digits.extend(char::from_digit(half.into(), 16));
            }
        }
        f.pad(&digits)
    }
}

impl fmt::Debug for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CommitId({self})")
    }
}

/// The text is not 40 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotACommitId(String);

impl fmt::Display for NotACommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no commit id: it needs 40 hexadecimal digits",
            self.0
        )
    }
}

impl std::error::Error for NotACommitId {}

impl FromStr for CommitId {
    type Err = NotACommitId;

    fn from_str(text: &str) -> Result<CommitId, NotACommitId> {
        let refuse = || NotACommitId(text.to_owned());
        if text.len() != 40 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refuse());
        }
        git2::Oid::from_str(text)
            .ok()
            .and_then(CommitId::from_oid)
            .ok_or_else(refuse)
    }
}

#[cfg(test)]
mod tests {
    use super::CommitId;

    #[test]
    fn an_id_reads_back_what_it_shows() {
        let text = "0123456789abcdef0123456789abcdef01234567";
        let id: CommitId = text.parse().expect("40 digits");
        assert_eq!(id.to_string(), text);
        assert_eq!(id.short(), "0123456");
    }

    #[test]
    fn anything_but_forty_digits_is_refused() {
        for text in ["", "0123456", "0123456789abcdef0123456789abcdef0123456g"] {
            assert!(text.parse::<CommitId>().is_err(), "{text}");
        }
    }
}
