//! Documents as many hands would write them, from random bytes.

/// Choices, taken from random bytes so that a failing document shrinks.
struct Dice<'a> {
    bytes: &'a [u8],
    comments: usize,
}

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        match self.bytes.split_first() {
            Some((&byte, rest)) => {
                self.bytes = rest;
                usize::from(byte) % sides
            }
            None => 0,
        }
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.roll(texts.len())]
    }

    fn text(&mut self) -> &'static str {
        self.pick(&[
            "a",
            "https://b.c/d?e=f#g",
            "two words",
            "2017-01-23",
            "Zürich 網",
            "it's",
            "C++ (x)",
        ])
    }

    /// A comment, each with a number of its own.
    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("# c{} it's \"so\": [x, {{", self.comments)
    }

    fn maybe_comment(&mut self, line: &mut String) {
        if self.roll(3) == 1 {
            line.push_str(self.pick(&[" ", "   "]));
            line.push_str(&self.comment());
        }
    }
}

/// A document under construction, line by line.
struct Draft<'a> {
    dice: Dice<'a>,
    lines: Vec<String>,
}

impl Draft<'_> {
    fn between(&mut self, indent: usize) {
        match self.dice.roll(8) {
            1 => self.lines.push(String::new()),
            2 => {
                let comment = self.dice.comment();
                self.lines.push(format!("{:indent$}{comment}", ""));
            }
            3 => {
                let comment = self.dice.comment();
                self.lines
                    .extend([String::new(), format!("{:indent$}{comment}", "")]);
            }
            _ => {}
        }
    }

    fn mapping(&mut self, indent: usize, depth: usize, start: Option<String>) {
        let keys: &[&str] = match depth {
            0 => &[
                "name", "summary", "license", "areas", "maturity", "links", "extra", "own",
            ],
            1 => &["overview", "chat", "cncf", "forum"],
            _ => &["level", "date", "title", "url", "'k v'"],
        };
        let mut start = start;
        let first = self.dice.roll(keys.len());
        let count = 1 + self.dice.roll(keys.len() - first);
        for key in &keys[first..first + count] {
            let line = match start.take() {
                Some(start) => start,
                None => {
                    self.between(indent);
                    " ".repeat(indent)
                }
            };
            let colon = self.dice.pick(&[":", ":", ":", " :"]);
            self.value(format!("{line}{key}{colon}"), indent, depth, true);
        }
    }

    fn sequence(&mut self, indent: usize, depth: usize) {
        for _ in 0..=self.dice.roll(3) {
            self.between(indent);
            let dash = format!("{:indent$}-", "");
            if self.dice.roll(2) == 1 && depth < 3 {
                let blanks = self.dice.pick(&[" ", " ", "   "]);
                let column = indent + 1 + blanks.len();
                self.mapping(column, depth + 1, Some(dash + blanks));
            } else {
                self.value(dash, indent, depth, false);
            }
        }
    }

    /// A value behind a key or dash.
    fn value(&mut self, mut line: String, indent: usize, depth: usize, is_key: bool) {
        let inner = indent + 2;
        match self.dice.roll(if depth < 3 { 13 } else { 9 }) {
            0 | 1 => {
                let text = self.dice.text();
                line.push_str(self.dice.pick(&[" ", " ", "   "]));
                self.end(line + text);
            }
            2 => self.end(line + " \"é\\t\\\"q\\\" # no: comment\""),
            3 => self.end(line + " 'it''s # no'"),
            4 => self.end(line + ["", " ~", " null"][usize::from(is_key)]),
            5 => {
                line.push_str(self.dice.pick(&[" |", " >-", " |+", " >", " |2-"]));
                self.end(line);
                self.lines.push(format!("{:inner$}# text", ""));
                if self.dice.roll(2) == 1 {
                    self.lines
                        .extend([String::new(), format!("{:inner$}more  words ", "")]);
                }
            }
            6 => {
                let flow = self.flow(0);
                self.end(format!("{line} {flow}"));
            }
            7 => self.long_flow(line, inner),
            8 => {
                let (open, close) = [("", ""), ("\"", "\""), ("'", "'")][self.dice.roll(3)];
                self.lines.push(format!("{line} {open}first"));
                self.end(format!("{:inner$}second{close}", ""));
            }
            9 | 10 if is_key => {
                self.end(line);
                self.mapping(inner, depth + 1, None);
            }
            _ => {
                self.end(line);
                let indentless = is_key && self.dice.roll(2) == 1;
                self.sequence(if indentless { indent } else { inner }, depth + 1);
            }
        }
    }

    fn end(&mut self, mut line: String) {
        self.dice.maybe_comment(&mut line);
        self.lines.push(line);
    }

    fn flow(&mut self, depth: usize) -> String {
        match self.dice.roll(if depth < 2 { 5 } else { 2 }) {
            0 => self.dice.text().to_owned(),
            1 => "\"q, ]\"".to_owned(),
            2 => format!("[{}, {}]", self.flow(depth + 1), self.flow(depth + 1)),
            3 => format!(
                "{{title: {}, url: {} }}",
                self.flow(depth + 1),
                self.flow(depth + 1)
            ),
            _ => {
                ["[]", "{}", "[ x ]", "[k: v]", "{k, l: }", "[a, b,]"][self.dice.roll(6)].to_owned()
            }
        }
    }

    fn long_flow(&mut self, line: String, inner: usize) {
        let is_list = self.dice.roll(2) == 1;
        self.end(line + if is_list { " [" } else { " {" });
        let count = 1 + self.dice.roll(3);
        for number in 0..count {
            let key = ["", "title: ", "url: ", "k: "][if is_list { 0 } else { number + 1 }];
            let comma = if number + 1 < count {
                ","
            } else {
                self.dice.pick(&["", ","])
            };
            let item = self.flow(1);
            self.end(format!("{:inner$}{key}{item}{comma}", ""));
        }
        self.end(format!("{:inner$}{}", "", if is_list { "]" } else { "}" }));
    }
}

/// A document with every style of value, and comments wherever they may stand.
pub(in crate::catalog) fn document(bytes: &[u8]) -> String {
    let dice = Dice { bytes, comments: 0 };
    let mut draft = Draft {
        dice,
        lines: Vec::new(),
    };
    let bom = draft.dice.pick(&["", "", "\u{FEFF}"]);
    let line_end = draft.dice.pick(&["\n", "\r\n"]);
    let last = draft.dice.pick(&[line_end, ""]);
    draft.between(0);
    if draft.dice.roll(4) == 1 {
        draft.end("---".to_owned());
    }
    draft.mapping(0, 0, None);
    draft.between(0);
    format!("{bom}{}{last}", draft.lines.join(line_end))
}
