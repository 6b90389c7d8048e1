//! What a person sees and answers: colours, diffs, tables, prompts.
