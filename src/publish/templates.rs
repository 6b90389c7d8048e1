//! The templates of a catalog and the built-in ones, and the engine that runs them.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
    escape_formatter,
};

use super::builtin::builtin;
use super::filters;
use super::template_error::TemplateError;

/// How many steps a template may take for one list: some hundred for each of 100,000 entries.
const STEPS: u64 = 50_000_000;
/// How deep templates may include, extend and call each other.
const DEPTH: usize = 60;
/// How large a list may become, in bytes: some thousand for each of 100,000 entries.
const ROOM: usize = 256 << 20;
/// How much room is asked for at first. Memory that nothing is written to is not taken; so much at
/// once is handed back to the system as soon as it is let go, where a text that grows leaves holes.
const RESERVED: usize = 32 << 20;
/// Names with this prefix mean the built-in template, even where the catalog has its own.
const BUILTIN_PREFIX: &str = "builtin/";

/// The templates that lists are rendered with.
///
/// A template of the catalog goes before the built-in one of the same name, and can still extend
/// that as `builtin/NAME`. Templates include, extend and import each other by their names in
/// `templates/`. Each is compiled when it is first used, and once. Names that are not defined are
/// errors; a template may take 50 million steps, go 60 levels deep and write 256 MiB.
#[derive(Debug)]
pub struct Templates {
    own: Arc<BTreeMap<String, String>>,
    engine: Environment<'static>,
    room: usize,
}

impl Templates {
    /// The built-in templates, and before them these: names relative to `templates/`, with `/`
    /// between their parts, and their texts.
    pub fn new<N, T>(own: impl IntoIterator<Item = (N, T)>) -> Templates
    where
        N: Into<String>,
        T: Into<String>,
    {
        let own = own
            .into_iter()
            .map(|(name, text)| (name.into(), text.into()));
        Templates::limited(own.collect(), STEPS, ROOM)
    }

    /// As [`Templates::new`], with limits of one's own.
    pub(super) fn limited(own: BTreeMap<String, String>, steps: u64, room: usize) -> Templates {
        let own = Arc::new(own);
        let mut engine = Environment::new();
        if let Ok(syntax) = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()
        {
            engine.set_syntax(syntax);
        }
        // Keeps track of where an undefined value came from, so that an error can name it.
        engine.set_debug(true);
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_auto_escape_callback(|name| match name.ends_with(".html") {
            true => AutoEscape::Html,
            false => AutoEscape::None,
        });
        engine.set_formatter(write_value);
        engine.set_fuel(Some(steps));
        engine.set_recursion_limit(DEPTH);
        engine.set_auto_reload(false);
        let texts = Arc::clone(&own);
        engine.set_loader(move |name| match name_problem(name) {
            Some(problem) => Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("the template name `{name}` {problem}"),
            )),
            None => Ok(source(&texts, name).map(str::to_string)),
        });
        filters::add_to(&mut engine);
        Templates { own, engine, room }
    }

    /// These templates and one more, which goes before another of its name.
    pub fn with(&self, name: &str, text: &str) -> Templates {
        let own = self
            .own
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        Templates::new(own.chain([(name, text)]))
    }

    /// The catalog's own: their names and texts.
    pub fn own(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.own.iter();
        own.map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// What is wrong with the templates of the catalog before any list is rendered.
    pub fn problems(&self) -> Vec<TemplateError> {
        self.own
            .keys()
            .filter_map(|name| {
                let error = self.engine.get_template(name).err()?;
                Some(TemplateError::new(&error, name, &self.own))
            })
            .collect()
    }

    /// Runs a template.
    pub(super) fn run(&self, name: &str, view: Value) -> Result<String, Box<TemplateError>> {
        let mut text = Vec::new();
        // Only a wish: what grows does so without it too.
        _ = text.try_reserve_exact(self.room.min(RESERVED));
        let mut page = Page {
            text,
            room: self.room,
        };
        self.engine
            .get_template(name)
            .and_then(|template| template.render_captured_to(view, &mut page))
            .map_err(|error| Box::new(TemplateError::new(&error, name, &self.own)))?;
        Ok(String::from_utf8(page.text).unwrap_or_default())
    }
}

/// Writes a value: most are texts, which need no formatting.
fn write_value(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match (state.auto_escape(), value.as_str()) {
        (AutoEscape::None, Some(text)) => Ok(out.write_str(text)?),
        _ => escape_formatter(out, state, value),
    }
}

/// The text of a template, without a byte order mark.
pub(super) fn source<'a>(own: &'a BTreeMap<String, String>, name: &str) -> Option<&'a str> {
    let text = match name.strip_prefix(BUILTIN_PREFIX) {
        Some(name) => builtin(name),
        None => own.get(name).map(String::as_str).or_else(|| builtin(name)),
    }?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Why a name cannot be one of a template; `None` where it can.
fn name_problem(name: &str) -> Option<&'static str> {
    let stray = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | ' '));
    if name.contains('\\') {
        Some("has a backslash: folders are parted by `/`")
    } else if name.starts_with('/') {
        Some("begins with `/`: names begin in templates/")
    } else if name.split('/').any(|part| part == "..") {
        Some("leads out of templates/")
    } else if name.contains(stray) {
        Some("may only have letters, digits, spaces, `.`, `_`, `-` and `/`")
    } else {
        None
    }
}

/// What a template writes, as far as there is room.
struct Page {
    text: Vec<u8>,
    room: usize,
}

impl io::Write for &mut Page {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        if self.text.len() + text.len() > self.room {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.text.extend_from_slice(text);
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
