//! From the parser's events to nodes, collecting what strict reading refuses on the way.

use std::borrow::Cow;

use granit_parser::{
    Event, Parser, ScalarStyle, ScanError, Span as Marks, StructureStyle, options,
};

use super::gap;
use super::node::{Node, Span, Value, key_text};
use super::open::{Content, Key, Open, Pairs};
use super::parse::{MAX_DEPTH, Parsed, Problem, too_deep};
use super::syntax;

/// Builds the tree of one document, without recursion.
pub(super) struct Builder<'a> {
    text: &'a str,
    problems: Vec<Problem>,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    /// Up to where the text is accounted for: what lies between here and the next node is
    /// indicators, blanks and comments.
    cursor: usize,
    documents: usize,
}

/// Why building stops before the end of the text.
enum Stop {
    /// What was built stands.
    Here,
    /// What was built is no document.
    Broken,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str) -> Builder<'a> {
        Builder {
            text,
            problems: Vec::new(),
            open: Vec::new(),
            root: None,
            cursor: gap::bom_len(text),
            documents: 0,
        }
    }

    pub(super) fn run(mut self) -> Parsed<'a> {
        let options = options! {
            emit_comments: false,
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            disallow_directives: true,
            flow_nesting_limit: 2 * MAX_DEPTH,
            block_nesting_limit: 2 * MAX_DEPTH,
        };
        for event in Parser::new_from_str_with_options(self.text, options) {
            let step = match event {
                Ok((event, marks)) => self.take(event, &marks),
                Err(error) => self.fail(&error),
            };
            match step {
                Ok(()) => {}
                Err(Stop::Here) => break,
                Err(Stop::Broken) => {
                    self.root = None;
                    break;
                }
            }
        }
        Parsed {
            root: self.root,
            problems: self.problems,
        }
    }

    fn take(&mut self, event: Event<'a>, marks: &Marks) -> Result<(), Stop> {
        let span = marks.byte_range().unwrap_or(self.cursor..self.cursor);
        if let Some(tag) = marks.tag_span().and_then(|tag| tag.byte_range()) {
            let help = "remove the tag, or put a text that begins with `!` in quotes";
            self.refuse("tag", tag, "tags are not used here", help);
        }
        let line = marks.start.line();
        match event {
            Event::DocumentStart(explicit, _) => self.start_document(explicit, span),
            Event::SequenceStart(style, ..) => {
                self.open(Content::Sequence(Vec::new()), style, span, line)
            }
            Event::MappingStart(style, ..) => {
                self.open(Content::Mapping(Pairs::default()), style, span, line)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(&span);
                Ok(())
            }
            Event::Scalar(text, style, ..) => {
                let node = self.scalar(text, style, span);
                self.place(node, line);
                Ok(())
            }
            Event::Anchor(_, name) => {
                let message = format!("the anchor `&{name}` is not used here");
                self.refuse("anchor", span, message, "remove it");
                Ok(())
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.alias(span, line);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start_document(&mut self, explicit: bool, span: Span) -> Result<(), Stop> {
        self.documents += 1;
        if self.documents > 1 {
            self.refuse(
                "document",
                span,
                "a second document begins here",
                "keep one document a file",
            );
            return Err(Stop::Here);
        }
        if explicit {
            self.cursor = span.end;
        }
        Ok(())
    }

    fn open(
        &mut self,
        content: Content<'a>,
        style: StructureStyle,
        span: Span,
        line: usize,
    ) -> Result<(), Stop> {
        if self.open.len() == MAX_DEPTH {
            self.problems
                .push(too_deep(syntax::one_character(self.text, span.start)));
            return Err(Stop::Broken);
        }
        self.enter_item(span.start);
        let is_key = self.at_key();
        if is_key {
            self.refuse(
                "key",
                span.clone(),
                "a key must be a text, not a list or mapping",
                "quote the key if it is a text that begins with a bracket",
            );
        }
        let flow = style == StructureStyle::Flow;
        let start = match content {
            Content::Sequence(_) if !flow => {
                let dash = gap::find(self.text, self.cursor..span.start + 1, b'-');
                let dash = dash.unwrap_or(span.start);
                self.cursor = dash + 1;
                dash
            }
            _ => {
                self.cursor = span.end;
                span.start
            }
        };
        self.open.push(Open {
            start,
            line,
            flow,
            content,
            is_key,
        });
        Ok(())
    }

    fn close(&mut self, span: &Span) {
        let Some(open) = self.open.pop() else { return };
        let braced = open.flow && span.end > span.start;
        let (value, last) = match open.content {
            Content::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::Sequence(items), last)
            }
            Content::Mapping(pairs) => {
                let last = pairs.kept.last().map(|(_, value)| value.span.end);
                (Value::Mapping(pairs.kept), last)
            }
        };
        let end = if braced {
            self.cursor = span.end;
            span.end
        } else {
            last.unwrap_or(open.start).max(self.value_end(open.start))
        };
        let node = Node {
            value,
            span: open.start..end,
        };
        if open.is_key {
            self.take_key(node, open.line, false);
        } else {
            self.put(node, open.line);
        }
    }

    /// The end of the value read last, which may be one that the tree does not keep.
    fn value_end(&self, start: usize) -> usize {
        let read = &self.text[start..self.cursor.max(start)];
        start + read.trim_end().len()
    }

    fn scalar(&mut self, text: Cow<'a, str>, style: ScalarStyle, span: Span) -> Node<'a> {
        self.enter_item(span.start);
        let plain = style == ScalarStyle::Plain;
        if plain && span.is_empty() {
            return self.left_out();
        }
        let span = match style {
            ScalarStyle::Literal => gap::block_scalar(self.text, self.cursor, b'|', span),
            ScalarStyle::Folded => gap::block_scalar(self.text, self.cursor, b'>', span),
            _ => span,
        };
        Node {
            value: Value::Scalar { text, plain },
            span,
        }
    }

    /// A value that is not written: directly behind the `:` or `-` that announces it.
    fn left_out(&self) -> Node<'a> {
        let mut at = self.cursor;
        if let Some(Open {
            content: Content::Mapping(Pairs { key: Some(_), .. }),
            ..
        }) = self.open.last()
        {
            let rest = at..self.text.len();
            let next = gap::significant(self.text, rest).next();
            if let Some(colon) = next.filter(|&next| self.text.as_bytes()[next] == b':') {
                at = colon + 1;
            }
        }
        Node {
            value: Value::Scalar {
                text: Cow::Borrowed(""),
                plain: true,
            },
            span: at..at,
        }
    }

    fn alias(&mut self, span: Span, line: usize) {
        self.enter_item(span.start);
        let name = self.text[span.clone()].to_owned();
        let message = format!("the alias `{name}` is not used here");
        self.refuse(
            "alias",
            span.clone(),
            message,
            "write the value out where it is needed",
        );
        let value = Value::Scalar {
            text: Cow::Owned(name),
            plain: true,
        };
        if self.at_key() {
            self.cursor = span.end;
            self.take_key(Node { value, span }, line, false);
        } else {
            self.place(Node { value, span }, line);
        }
    }

    /// Moves past the dash of an item, when the node at `limit` is one.
    fn enter_item(&mut self, limit: usize) {
        if let Some(Open {
            flow: false,
            content: Content::Sequence(items),
            ..
        }) = self.open.last()
            && !items.is_empty()
            && let Some(dash) = gap::find(self.text, self.cursor..limit + 1, b'-')
        {
            self.cursor = dash + 1;
        }
    }

    fn at_key(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Open {
                content: Content::Mapping(Pairs { key: None, .. }),
                ..
            })
        )
    }

    /// Puts a scalar where it belongs: as a key, or as a value or item.
    fn place(&mut self, node: Node<'a>, line: usize) {
        if !self.at_key() {
            self.cursor = self.cursor.max(node.span.end);
            self.put(node, line);
            return;
        }
        if node.span.is_empty() {
            self.refuse(
                "key",
                node.span.clone(),
                "a key is missing before the `:`",
                "write the key",
            );
        } else if let Some(mark) = gap::find(self.text, self.cursor..node.span.start, b'?') {
            self.refuse(
                "key",
                mark..node.span.end,
                "keys with `?` are not used here",
                "write `key: value`",
            );
        }
        self.cursor = self.cursor.max(node.span.end);
        let kept = !self.is_merge(&node);
        self.take_key(node, line, kept);
    }

    fn is_merge(&mut self, key: &Node) -> bool {
        let merge = matches!(&key.value, Value::Scalar { text, plain: true } if text == "<<");
        if merge {
            self.refuse(
                "merge-key",
                key.span.clone(),
                "the merge key `<<` is not used here",
                "write the keys out where they are needed",
            );
        }
        merge
    }

    fn take_key(&mut self, node: Node<'a>, line: usize, mut kept: bool) {
        let Some(Open {
            content: Content::Mapping(pairs),
            ..
        }) = self.open.last_mut()
        else {
            return;
        };
        if kept && let Some(first) = pairs.line_of(key_text(&node)) {
            let message = format!("the key `{}` is already on line {first}", key_text(&node));
            let problem = Problem::new("duplicate-key", node.span.clone(), message);
            self.problems.push(problem.with_help("keep one of them"));
            kept = false;
        }
        pairs.key = Some(Key { node, line, kept });
    }

    /// Puts a finished value or item into the collection it belongs to.
    fn put(&mut self, node: Node<'a>, line: usize) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => {
                let written = !node.span.is_empty();
                self.root = Some(node).filter(|_| written);
            }
            Some(Content::Sequence(items)) => items.push(node),
            Some(Content::Mapping(pairs)) => match pairs.key.take() {
                Some(key) if key.kept => pairs.keep(key, node),
                Some(_) => {}
                None => {
                    pairs.key = Some(Key {
                        node,
                        line,
                        kept: false,
                    });
                }
            },
        }
    }

    fn fail(&mut self, error: &ScanError) -> Result<(), Stop> {
        // A pair inside of a list is open too, without a bracket of its own.
        let has_bracket = |open: &&Open| self.text[open.start..].starts_with(['[', '{']);
        let bracket = self.open.iter().rev().find(has_bracket);
        let bracket = bracket.map(|open| (open.start, open.line));
        let problem = syntax::explain(self.text, error, self.cursor, bracket);
        self.problems.push(problem);
        Err(Stop::Broken)
    }

    fn refuse(
        &mut self,
        rule: &'static str,
        span: Span,
        message: impl Into<String>,
        help: &'static str,
    ) {
        let problem = Problem::new(rule, span, message).with_help(help);
        self.problems.push(problem);
    }
}
