//! Everything a key can ask for, each with its name and what it does.

macro_rules! actions {
    ($($variant:ident = $name:literal, $doc:literal;)*) => {
        /// Something the user can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $doc] $variant),*
        }

        impl Action {
            /// All actions, in the order in which help lists them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in the keymap.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it does, in a few words.
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc),* }
            }
        }
    };
}

actions! {
    Next = "next", "Go to the next line";
    Previous = "previous", "Go to the line above";
    HalfPageDown = "half-page-down", "Go down half a page";
    HalfPageUp = "half-page-up", "Go up half a page";
    PageDown = "page-down", "Go down a page";
    PageUp = "page-up", "Go up a page";
    First = "first", "Go to the top";
    Last = "last", "Go to the bottom";
    Fold = "fold", "Fold the body, or go to the one above it";
    Unfold = "unfold", "Unfold the body, or go into it";
    FoldAll = "fold-all", "Fold the whole structure";
    UnfoldAll = "unfold-all", "Unfold the whole structure";
    Parent = "parent", "Go to the body above this record";
    Open = "open", "Open the record, or follow the link";
    NextLink = "next-link", "Go to the next link of the page";
    PreviousLink = "previous-link", "Go to the link before";
    Back = "back", "Go back to the record before";
    Forward = "forward", "Go forward again";
    NextPane = "next-pane", "Go to the next pane";
    PreviousPane = "previous-pane", "Go to the pane before";
    FocusStructure = "focus-structure", "Go to the structure";
    FocusTimeline = "focus-timeline", "Go to the timeline";
    FocusDetail = "focus-detail", "Go to the detail";
    Zoom = "zoom", "Give the pane the whole window, or take it back";
    Search = "search", "Search everything";
    Filter = "filter", "Narrow the panes by a search or by facets";
    ClearFilter = "clear-filter", "Show everything in the panes again";
    Find = "find", "Find in this pane";
    FindNext = "find-next", "Go to the next place found";
    FindPrevious = "find-previous", "Go to the place found before";
    Palette = "palette", "Run any action by its name";
    Help = "help", "Show the keys that work here";
    CopyTitle = "copy-title", "Copy the record's title";
    CopyId = "copy-id", "Copy the record's id";
    CopyAddress = "copy-address", "Copy the address of its first source";
    CopyText = "copy-text", "Copy the record as plain text";
    CopyMarkdown = "copy-markdown", "Copy the record as Markdown";
    Theme = "theme", "Change the colours";
    Themes = "themes", "Choose the colours from a list";
    Mouse = "mouse", "Switch the mouse on or off";
    Redraw = "redraw", "Draw the screen anew";
    Suspend = "suspend", "Leave to the shell; `fg` comes back";
    Quit = "quit", "Leave plenary";
    Accept = "accept", "Take the selected line";
    Cancel = "cancel", "Close this and go back to where you were";
    Facets = "facets", "Open or close the facets";
    Choose = "choose", "Choose the facet, or choose it no longer";
    Recall = "recall", "Bring back an earlier search";
    RecallNewer = "recall-newer", "Bring back a later search";
    SaveSearch = "save-search", "Give this search a name and keep it";
    ForgetSearch = "forget-search", "Forget the selected earlier search";
    DeleteBack = "delete-back", "Delete the letter before the cursor";
    DeleteWord = "delete-word", "Delete the word before the cursor";
    DeleteLine = "delete-line", "Delete all that was typed";
}

impl Action {
    /// The action with this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// Whether it makes sense outside of an input line, and so in the palette.
    pub const fn is_command(self) -> bool {
        !matches!(
            self,
            Self::Accept
                | Self::Cancel
                | Self::Facets
                | Self::Choose
                | Self::Recall
                | Self::RecallNewer
                | Self::SaveSearch
                | Self::ForgetSearch
                | Self::DeleteBack
                | Self::DeleteWord
                | Self::DeleteLine
                | Self::Palette
        )
    }
}
