//! Where the link of a name leads, and which targets of links a list can carry.

use super::{Reader, Remark, visible};
use crate::catalog::model::{RELATIVE_LINKS, brackets_pair, is_relative};
use crate::catalog::validate::url_problem;
use crate::import::document::Form;
use crate::import::draft::Draft;
use crate::import::words as known;

/// The words of a link to where a name leads beside the document, where it has another link.
pub(in crate::import) const RELATIVE_LINK: &str = "relative link";

impl Reader<'_> {
    /// Whether a piece is a link that a list can carry.
    pub fn is_sound(&self, piece: usize) -> bool {
        self.document.pieces[piece].link().is_some_and(|target| {
            let leads = target.form != Form::Undefined && !target.url.starts_with('#');
            let is_whole = || sound(&target.url).is_some() || mended(&target.url).is_some();
            leads && (is_whole() || self.beside(piece).is_some())
        })
    }

    /// Takes what the link of a name leads to: the project's repository, its homepage, or a place
    /// beside the document. `field` is what the words of the link stand in.
    pub fn take_address(&mut self, piece: usize, draft: usize, field: &'static str) {
        let Some(url) = self.url(piece) else {
            return;
        };
        let title = visible(&self.document.pieces[piece].text);
        let own = &mut self.drafts[draft];
        let address = match known::is_repository(&url) {
            _ if is_relative(&url) => &mut own.beside,
            true => &mut own.repository,
            false => &mut own.homepage,
        };
        match address {
            None => *address = Some(url),
            Some(_) => own.add_link("other", Some(&title), &url),
        }
        self.take(piece..piece + 1, Some(draft), field);
    }

    /// Whether it is known where the name of a project leads.
    pub fn has_address(&self, draft: usize) -> bool {
        let draft = &self.drafts[draft];
        draft.homepage.is_some() || draft.repository.is_some() || draft.beside.is_some()
    }

    /// Takes a link whose words only say which field of the project it is, as lists have it whose
    /// names lead elsewhere; gives whether it was one.
    pub fn take_own(&mut self, piece: usize, draft: usize) -> bool {
        let words = self.document.pieces[piece].text.trim();
        let leads_beside = self.beside(piece).is_some();
        let own = &self.drafts[draft];
        let field = match leads_beside {
            true if words.eq_ignore_ascii_case(RELATIVE_LINK) && own.beside.is_none() => "extra",
            false if words.eq_ignore_ascii_case("repository") && own.repository.is_none() => {
                "repository"
            }
            _ => return false,
        };
        let Some(url) = self.url(piece) else {
            return false;
        };
        let own = &mut self.drafts[draft];
        match leads_beside {
            true => own.beside = Some(url),
            false => own.repository = Some(url),
        }
        self.take(piece..piece + 1, Some(draft), field);
        true
    }

    /// The place beside the document that a link leads to.
    pub fn beside(&self, piece: usize) -> Option<String> {
        let target = &self.document.pieces[piece].link()?.url;
        let is_beside = is_relative(target) && mended(target).is_none();
        is_beside.then(|| encoded(target))
    }
}

/// Says where the links are kept that lead to places beside the document.
pub(in crate::import) fn remark_on_relative(drafts: &[Draft]) -> Option<Remark> {
    let count = |draft: &Draft| {
        let links = draft.links.iter().map(|(_, link)| &*link.url);
        let links = links.chain(draft.beside.as_deref());
        links.filter(|url| is_relative(url)).count()
    };
    let first = drafts.iter().find(|draft| count(draft) > 0)?;
    let (links, are) = match drafts.iter().map(count).sum() {
        1_usize => ("1 link leads to a place".to_string(), "it is"),
        count => (format!("{count} links lead to places"), "they are"),
    };
    let message = format!(
        "{links} beside the document: kept as `{RELATIVE_LINKS}` under `extra`, and published as \
         {are} written, which holds in the document's own folder"
    );
    Some(Remark {
        line: first.line,
        message,
    })
}

/// The URL as a list can carry it.
pub(in crate::import) fn sound(url: &str) -> Option<String> {
    let is_sound = |url: &str| url_problem(url).is_none();
    if is_sound(url) {
        return Some(url.to_string());
    }
    Some(encoded(url)).filter(|url| is_sound(url))
}

/// The URL that a reader takes a target without a scheme for: a host of the web, or an address.
pub(in crate::import) fn mended(target: &str) -> Option<String> {
    let target = target.trim();
    let (host, path) = target.split_once('/').unwrap_or((target, ""));
    let whole = if let Some(rest) = target.strip_prefix("//") {
        format!("https://{rest}")
    } else if host.starts_with("www.") || known::is_repository(target) {
        format!("https://{target}")
    } else if host.contains('@') && path.is_empty() {
        format!("mailto:{target}")
    } else {
        return None;
    };
    sound(&whole)
}

/// A target in which signs that would end it are percent-encoded, as they are on a page.
fn encoded(target: &str) -> String {
    let is_paired = brackets_pair(target);
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '\\' | '`' | '|')
            || matches!(c, '(' | ')') && !is_paired
    };
    let mut encoded = String::with_capacity(target.len());
    for c in target.trim().chars() {
        if ends(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}
