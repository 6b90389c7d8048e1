//! The file CHANGELOG.md: finding the sections of releases in it, and adding one at their top.

use chrono::NaiveDate;

use super::version::Version;

/// How a new file begins.
const BEGIN: &str = "# Changelog\n\nWhat changed in this catalog, the newest release first. \
                     `catalog release` writes it from the facts in git.\n";

/// The section of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'s> {
    /// Its version.
    pub version: &'s Version,
    /// Its day.
    pub day: NaiveDate,
    /// The text below its heading, without blank lines at its ends.
    pub body: &'s str,
    /// Its tag.
    pub tag: &'s str,
    /// The page that shows its changes, where there is one.
    pub url: Option<String>,
}

/// A line of the file: where it begins, and its text without the line end.
struct Line<'p> {
    start: usize,
    end: usize,
    text: &'p str,
}

/// A heading, and the release that it is of.
struct Heading {
    start: usize,
    version: Option<Version>,
}

impl Section<'_> {
    /// The file with this section above those of earlier releases, below what is not released yet.
    /// Everything else stays byte for byte, but the link that compares the last release with HEAD.
    pub fn added_to(&self, page: Option<&str>) -> String {
        let page = page.filter(|page| !page.trim().is_empty()).unwrap_or(BEGIN);
        let end = if page.contains("\r\n") { "\r\n" } else { "\n" };
        let with_links = self.add_links(page, end);
        let page = with_links.as_str();
        let place = place(page);
        let (before, behind) = page.split_at(place);
        let heading = match self.url {
            Some(_) => format!("## [{}] - {}", self.version, self.day),
            None => format!("## {} - {}", self.version, self.day),
        };
        let body = self.body.replace('\n', end);
        let gap = gap(before, end);
        let section = match body.is_empty() {
            true => format!("{gap}{heading}{end}"),
            false => format!("{gap}{heading}{end}{end}{body}{end}"),
        };
        let behind_gap = if behind.is_empty() { "" } else { end };
        format!("{before}{section}{behind_gap}{behind}")
    }

    /// Adds the link of the heading, and lets the one of what is not released begin here.
    fn add_links(&self, page: &str, end: &str) -> String {
        let Some(url) = &self.url else {
            return page.to_string();
        };
        let link = format!("[{}]: {url}{end}", self.version);
        let lines = lines(page);
        let labels = || {
            let labels = lines
                .iter()
                .filter_map(|line| Some((line, label(line.text)?)));
            labels.map(|(line, label)| (line, label.to_lowercase()))
        };
        if let Some((line, _)) = labels().find(|(_, label)| label == "unreleased") {
            let moved = moved_link(line.text, self.tag);
            let (before, behind) = (&page[..line.start], &page[line.end..]);
            let own_end = match page[line.start..line.end].ends_with('\n') {
                true => &page[line.start + line.text.len()..line.end],
                false => end,
            };
            return format!("{before}{moved}{own_end}{link}{behind}");
        }
        let first = labels().find(|(_, label)| Version::parse(label).is_some());
        match first {
            Some((line, _)) => format!("{}{link}{}", &page[..line.start], &page[line.start..]),
            None => format!("{page}{}{link}", gap(page, end)),
        }
    }
}

/// The text below the heading of a version, without blank lines at its ends; `None` where the file
/// has no such section.
pub fn section_of(page: &str, version: &Version) -> Option<String> {
    let headings = headings(page);
    let place = headings
        .iter()
        .position(|heading| heading.version.as_ref() == Some(version))?;
    let start = headings[place].start;
    let links = links(page);
    let end = headings
        .get(place + 1)
        .map_or(links.max(start), |next| next.start);
    let section = &page[start..end];
    let body = section.split_once('\n').map_or("", |(_, body)| body);
    Some(body.trim().replace("\r\n", "\n"))
}

/// Where a new section goes: before the first release, else before the links at the end.
fn place(page: &str) -> usize {
    let headings = headings(page);
    let release = headings.iter().find(|heading| heading.version.is_some());
    release.map_or_else(|| links(page), |heading| heading.start)
}

/// What parts a text from what comes behind it by one blank line.
fn gap(before: &str, end: &str) -> String {
    let blank = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
    match (blank, before.ends_with('\n')) {
        (true, _) => String::new(),
        (false, true) => end.to_string(),
        (false, false) => end.repeat(2),
    }
}

/// Where the links at the end of the file begin; its end where there are none.
fn links(page: &str) -> usize {
    let lines = lines(page);
    let last = lines.iter().rev();
    let links = last
        .take_while(|line| line.text.trim().is_empty() || label(line.text).is_some())
        .filter(|line| label(line.text).is_some());
    links.last().map_or(page.len(), |line| line.start)
}

/// The headings of the second level, outside of code and comments.
fn headings(page: &str) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut fence: Option<&str> = None;
    let mut in_comment = false;
    for line in lines(page) {
        let text = line.text.trim_start();
        match fence {
            Some(open) if text.starts_with(open) => fence = None,
            Some(_) => continue,
            None => {
                fence = ["```", "~~~"]
                    .into_iter()
                    .find(|fence| text.starts_with(fence))
            }
        }
        in_comment = match in_comment {
            true => !text.contains("-->"),
            false => text.contains("<!--") && !text.contains("-->"),
        };
        if let Some(title) = line.text.strip_prefix("## ")
            && !in_comment
        {
            let words = title.trim().trim_start_matches('[');
            let word = words.split(|c: char| c == ']' || c.is_whitespace()).next();
            found.push(Heading {
                start: line.start,
                version: word.and_then(Version::parse),
            });
        }
    }
    found
}

fn lines(page: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let lines = page.split_inclusive('\n').map(|line| {
        let begin = start;
        start += line.len();
        Line {
            start: begin,
            end: start,
            text: line.trim_end_matches(['\n', '\r']),
        }
    });
    lines.collect()
}

/// The label of a link that is defined on a line of its own.
fn label(line: &str) -> Option<&str> {
    let (label, url) = line.strip_prefix('[')?.split_once("]: ")?;
    (!url.trim().is_empty() && !label.contains(['[', ']'])).then_some(label)
}

/// The link from the last release to HEAD, from this one on; another link stays as it is.
fn moved_link(line: &str, tag: &str) -> String {
    let moved = line.rsplit_once("/compare/").and_then(|(site, range)| {
        let (_, head) = range.split_once("...")?;
        Some(format!("{site}/compare/{tag}...{head}"))
    });
    moved.unwrap_or_else(|| line.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).expect("a version")
    }

    fn add(text: &str, url: Option<&str>, page: Option<&str>) -> String {
        let version = version(text);
        let section = Section {
            version: &version,
            day: "2021-06-30".parse().expect("a day"),
            body: "### Added\n\n- A",
            tag: &format!("v{text}"),
            url: url.map(str::to_string),
        };
        section.added_to(page)
    }

    #[test]
    fn a_new_file_says_what_it_is() {
        let page = add("1.0.0", None, None);
        assert!(page.starts_with("# Changelog\n\nWhat changed"), "{page}");
        assert!(
            page.ends_with("\n\n## 1.0.0 - 2021-06-30\n\n### Added\n\n- A\n"),
            "{page}"
        );
    }

    #[test]
    fn a_section_stands_above_the_last_release_and_below_what_is_not_released() {
        let page = "# Ours\n\n## [Unreleased]\n\n- by hand  \n\n## [0.9.0] - 2020\n\n* old\n\n\n\
                    [unreleased]: https://x.org/compare/v0.9.0...HEAD\n[0.9.0]: https://x.org/t\n";
        let new = add(
            "1.0.0",
            Some("https://x.org/compare/v0.9.0...v1.0.0"),
            Some(page),
        );
        assert_eq!(
            new,
            "# Ours\n\n## [Unreleased]\n\n- by hand  \n\n## [1.0.0] - 2021-06-30\n\n### Added\n\n\
             - A\n\n## [0.9.0] - 2020\n\n* old\n\n\n\
             [unreleased]: https://x.org/compare/v1.0.0...HEAD\n\
             [1.0.0]: https://x.org/compare/v0.9.0...v1.0.0\n[0.9.0]: https://x.org/t\n"
        );
        let section = section_of(&new, &version("1.0.0"));
        assert_eq!(section.as_deref(), Some("### Added\n\n- A"));
        assert_eq!(
            section_of(&new, &version("0.9.0")).as_deref(),
            Some("* old")
        );
        assert_eq!(section_of(&new, &version("1.0.1")), None);
    }

    #[test]
    fn line_ends_stay_as_the_file_has_them() {
        let page = "# Ours\r\n\r\n## 0.9.0\r\n\r\nold";
        let new = add("1.0.0", Some("u"), Some(page));
        assert_eq!(
            new,
            "# Ours\r\n\r\n## [1.0.0] - 2021-06-30\r\n\r\n### Added\r\n\r\n- A\r\n\r\n\
             ## 0.9.0\r\n\r\nold\r\n\r\n[1.0.0]: u\r\n"
        );
    }

    #[test]
    fn headings_in_code_and_comments_are_none() {
        let page = "# Ours\n\n```\n## 1.0.0\n```\n<!--\n## 1.0.0\n-->\n\n## 0.9.0\n";
        assert_eq!(section_of(page, &version("1.0.0")), None);
        let new = add("1.0.0", None, Some(page));
        assert!(new.contains("-->\n\n## 1.0.0 - 2021-06-30\n\n### Added\n\n- A\n\n## 0.9.0\n"));
        assert_eq!(
            new.replace("## 1.0.0 - 2021-06-30\n\n### Added\n\n- A\n\n", ""),
            page
        );
    }

    #[test]
    fn links_at_the_end_stay_there() {
        let page = "# Ours\n\ntext\n\n[a]: https://a.example\n";
        let new = add("1.0.0", None, Some(page));
        assert_eq!(
            new,
            "# Ours\n\ntext\n\n## 1.0.0 - 2021-06-30\n\n### Added\n\n- A\n\n[a]: https://a.example\n"
        );
        assert_eq!(
            section_of(&new, &version("1.0.0")).as_deref(),
            Some("### Added\n\n- A")
        );
    }
}
