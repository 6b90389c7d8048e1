//! Markdown: putting plain text into it, and reading the shape of a page.

mod escape;
mod lines;
mod link;
mod slug;

pub(super) use escape::{cell, code, label, md, paragraphs};
pub(super) use lines::{Line, Tidy, headings, lines, tidy, whole_lines, words};
pub(super) use link::{destination, link, push_link};
pub(super) use slug::{Anchors, slug};

#[cfg(test)]
mod tests;
