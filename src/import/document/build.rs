//! From the events of the Markdown parser to blocks and pieces.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag};

use super::label::Label;
use super::target::{Unseen, target};
use super::{
    Block, BlockKind, Document, Piece, PieceKind, anchor, count, has_words, inline, outer, rest,
    tag,
};

/// Reads a document.
pub fn parse(text: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    // An undefined reference is a link to nowhere here, not text; but no link can stand in another.
    let undefined = |link: BrokenLink<'_>| {
        (!outer::is_in_link(text, &link.span)).then(|| (CowStr::from(""), CowStr::from("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, options, Some(undefined));
    let mut definitions: Vec<(String, Range<usize>)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_string(), definition.span.clone()))
        .collect();
    definitions.sort_by_key(|(_, span)| span.start);
    let mut builder = Builder::new(text);
    for (event, span) in parser.into_offset_iter() {
        builder.take(event, span);
    }
    let mut document = builder.document;
    document.blocks[0].pieces = 0..document.pieces.len();
    tag::settle(&mut document);
    anchor::settle(&mut document);
    inline::settle(&mut document, text);
    document.definitions = definitions;
    rest::add(&mut document, text);
    count::settle(&mut document);
    document
}

pub(super) struct Builder {
    pub(super) document: Document,
    /// The blocks that are open, outermost first.
    open: Vec<usize>,
    /// Whether the innermost was opened here, for text that stands in no paragraph.
    implied: bool,
    pub(super) labels: Vec<Label>,
    strong: usize,
    emphasis: usize,
    struck: usize,
}

impl Builder {
    fn new(text: &str) -> Builder {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let document = Document {
            blocks: vec![Block {
                kind: BlockKind::Root,
                parent: 0,
                children: Vec::new(),
                pieces: 0..0,
                span: 0..text.len(),
                done: None,
                numbered: false,
            }],
            pieces: Vec::new(),
            asides: Vec::new(),
            counts: Vec::new(),
            definitions: Vec::new(),
            line_starts: std::iter::once(0).chain(ends).collect(),
        };
        Builder {
            document,
            open: vec![0],
            implied: false,
            labels: Vec::new(),
            strong: 0,
            emphasis: 0,
            struck: 0,
        }
    }

    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.is_in(BlockKind::Html) => {
                self.text(PieceKind::Html, &text, span)
            }
            Event::Text(text) => self.text(PieceKind::Text, &text, span),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(PieceKind::Code, &text, span);
            }
            Event::Html(html) => self.text(PieceKind::Html, &html, span),
            Event::InlineHtml(html) => match tag::is_line_break(&html) {
                true => self.text(PieceKind::Break, "", span),
                false => self.text(PieceKind::Html, &html, span),
            },
            Event::FootnoteReference(name) => self.text(PieceKind::Footnote, &name, span),
            Event::SoftBreak => self.text(PieceKind::Text, " ", span),
            Event::HardBreak => self.text(PieceKind::Break, "", span),
            Event::TaskListMarker(done) => self.tick(done),
            Event::Rule => {
                self.open(BlockKind::Rule, span);
                self.close();
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Emphasis => self.emphasis += 1,
            Tag::Superscript | Tag::Subscript => {}
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let target = target(link_type, &dest_url, &id);
                let unseen = Unseen::new(&title, link_type, &id);
                self.label(PieceKind::Link(target), unseen, span);
            }
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let unseen = Unseen::new(&title, link_type, &id);
                self.label(PieceKind::Image(dest_url.into_string()), unseen, span);
            }
            block => {
                self.open(kind_of(&block), span);
                if let (Tag::List(Some(_)), Some(list)) = (block, self.document.blocks.last_mut()) {
                    list.numbered = true;
                }
            }
        }
    }

    fn end(&mut self, end: pulldown_cmark::TagEnd) {
        use pulldown_cmark::TagEnd;
        match end {
            TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.end_label(),
            _ => self.close(),
        }
    }

    /// Notes the box of the innermost item.
    fn tick(&mut self, done: bool) {
        let blocks = &mut self.document.blocks;
        let mut open = self.open.iter().rev();
        if let Some(item) = open.find(|block| blocks[**block].kind == BlockKind::Item) {
            blocks[*item].done = Some(done);
        }
    }

    fn is_in(&self, kind: BlockKind) -> bool {
        let innermost = self.open.last().copied().unwrap_or_default();
        self.document.blocks[innermost].kind == kind
    }

    fn open(&mut self, kind: BlockKind, span: Range<usize>) {
        self.end_implied();
        let parent = self.open.last().copied().unwrap_or_default();
        let place = self.document.blocks.len();
        let first = self.document.pieces.len();
        self.document.blocks.push(Block {
            kind,
            parent,
            children: Vec::new(),
            pieces: first..first,
            span,
            done: None,
            numbered: false,
        });
        self.document.blocks[parent].children.push(place);
        self.open.push(place);
    }

    fn close(&mut self) {
        self.end_implied();
        if self.open.len() > 1 {
            self.open.pop();
        }
        self.labels.clear();
        self.strong = 0;
        self.emphasis = 0;
        self.struck = 0;
    }

    fn end_implied(&mut self) {
        if std::mem::take(&mut self.implied) {
            self.open.pop();
        }
    }

    fn text(&mut self, kind: PieceKind, text: &str, span: Range<usize>) {
        match (self.labels.last_mut(), &kind) {
            (Some(label), PieceKind::Text | PieceKind::Code) => {
                label.text.push_str(text);
                label.is_worded |= has_words(text);
            }
            (Some(label), PieceKind::Break) => label.text.push(' '),
            _ => {
                if !self.joined(&kind, text, &span) {
                    self.push(kind, text, span);
                }
            }
        }
    }

    /// Adds text to the piece before it, where that is of the same kind and right beside it.
    fn joined(&mut self, kind: &PieceKind, text: &str, span: &Range<usize>) -> bool {
        let look = (self.strong > 0, self.struck > 0);
        let block = self.open.last().copied().unwrap_or_default();
        match self.document.pieces.last_mut() {
            Some(last)
                if *kind == PieceKind::Text
                    && last.kind == *kind
                    && (last.strong, last.struck) == look
                    && last.block == block =>
            {
                last.emphasis &= self.emphasis > 0;
                last.text.push_str(text);
                last.span.end = span.end.max(last.span.end);
                true
            }
            _ => false,
        }
    }

    /// Adds a piece to the innermost block; gives its place.
    pub(super) fn push(&mut self, kind: PieceKind, text: &str, span: Range<usize>) -> usize {
        let innermost = self.open.last().copied().unwrap_or_default();
        if is_container(self.document.blocks[innermost].kind) {
            self.open(BlockKind::Paragraph, span.clone());
            self.implied = true;
        }
        let block = self.open.last().copied().unwrap_or_default();
        let place = self.document.pieces.len();
        self.document.pieces.push(Piece {
            kind,
            text: text.to_string(),
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            struck: self.struck > 0,
            pictured: false,
            span,
            block,
        });
        self.document.blocks[block].pieces.end = place + 1;
        place
    }
}

fn is_container(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Root
            | BlockKind::Quote
            | BlockKind::List
            | BlockKind::Item
            | BlockKind::Footnote
    )
}

fn kind_of(tag: &Tag<'_>) -> BlockKind {
    match tag {
        Tag::Heading { level, .. } => BlockKind::Heading(*level as usize),
        Tag::BlockQuote(_) => BlockKind::Quote,
        Tag::CodeBlock(_) => BlockKind::Code,
        Tag::HtmlBlock => BlockKind::Html,
        Tag::List(_) => BlockKind::List,
        Tag::Item => BlockKind::Item,
        Tag::FootnoteDefinition(_) => BlockKind::Footnote,
        Tag::Table(_) => BlockKind::Table,
        Tag::TableHead => BlockKind::Head,
        Tag::TableRow => BlockKind::Row,
        Tag::TableCell => BlockKind::Cell,
        Tag::MetadataBlock(_) => BlockKind::FrontMatter,
        _ => BlockKind::Paragraph,
    }
}
