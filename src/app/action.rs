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
    AsOf = "as-of", "Show everything as of a date";
    StepBack = "step-back", "Step back to the change before";
    StepOn = "step-on", "Step on to the next change";
    Today = "today", "Show everything as it is today";
    Absent = "absent", "Show or hide what was not there then";
    Changes = "changes", "List what the last step changed";
    Doubts = "doubts", "Mark what is in doubt in all panes, or no longer";
    DoubtList = "doubt-list", "List all doubts, each with a sentence that is safe to say";
    Coverage = "coverage", "Show the coverage matrix: which themes are covered where, and the gaps";
    Left = "left", "Go to the column before, of an earlier text";
    Right = "right", "Go to the next column, of a later text";
    Rows = "rows", "Set the themes against instruments, bodies or years";
    Sort = "sort", "Sort by date or name, or by how much there is";
    Relations = "relations", "Show the relations of this record and its lineage, the chain of texts it stands in";
    Visit = "visit", "Open the record under the cursor in the panes";
    Compare = "compare", "Mark the record for a comparison, or compare it with the marked ones";
    Closer = "closer", "Zoom the timeline in: decades, years, months";
    Wider = "wider", "Zoom the timeline out: months, years, decades";
    Lanes = "lanes", "Lay the timeline out by date, body, kind or theme";
    NextEntry = "next-entry", "Go to the next instrument or event in time";
    PreviousEntry = "previous-entry", "Go to the instrument or event before in time";
    Since = "since", "Show what is new since an older edition of the dataset";
    CopyTitle = "copy-title", "Copy the record's title";
    CopyId = "copy-id", "Copy the record's id";
    CopyAddress = "copy-address", "Copy the address of its first source";
    CopyText = "copy-text", "Copy the record as plain text";
    CopyMarkdown = "copy-markdown", "Copy the record as Markdown";
    CopyView = "copy-view", "Copy what the view shows, as Markdown";
    CopyCitation = "copy-citation", "Copy a citation of the record";
    CopyBibtex = "copy-bibtex", "Copy its citation as BibTeX";
    CopyCsl = "copy-csl", "Copy its citation as CSL-JSON";
    CopyRis = "copy-ris", "Copy its citation as RIS";
    CopyEdition = "copy-edition", "Copy a citation of this edition of the dataset";
    OpenSource = "open-source", "Show the address of a source, with a code for a phone";
    Browse = "browse", "Open the address in the browser that config.ron names";
    Edit = "edit", "Edit the record in your editor, or the place of a fault";
    Reload = "reload", "Read the dataset's files again";
    Export = "export", "Write what is selected, narrowed to or on the screen to a file";
    Theme = "theme", "Change the colours";
    Themes = "themes", "Choose the colours from a list";
    Mouse = "mouse", "Switch the mouse on or off";
    Redraw = "redraw", "Draw the screen anew";
    Suspend = "suspend", "Leave to the shell; `fg` comes back";
    Quit = "quit", "Leave plenary";
    Accept = "accept", "Take the selected line";
    Cancel = "cancel", "Close this and go back to where you were";
    Facets = "facets", "Open or close the facets";
    Choose = "choose", "Choose it, or choose it no longer";
    Recall = "recall", "Bring back an earlier search";
    RecallNewer = "recall-newer", "Bring back a later search";
    SaveSearch = "save-search", "Give this search a name and keep it";
    ForgetSearch = "forget-search", "Forget the selected earlier search";
    DeleteBack = "delete-back", "Delete the letter before the cursor";
    DeleteWord = "delete-word", "Delete the word before the cursor";
    DeleteLine = "delete-line", "Delete all that was typed";
    CardToggle = "card-toggle", "Put the record or the view into the briefing, or take it out";
    Tray = "tray", "Open the tray with the cards of the briefing";
    Present = "present", "Present the briefing";
    CardDown = "card-down", "Move the card down";
    CardUp = "card-up", "Move the card up";
    CardLonger = "card-longer", "Give the card half a minute more";
    CardShorter = "card-shorter", "Give the card half a minute less";
    CardHeavier = "card-heavier", "Give the card more weight: it is cut later";
    CardLighter = "card-lighter", "Give the card less weight: it is cut earlier";
    CardPin = "card-pin", "Pin the card, so that it is never cut, or unpin it";
    CardRemove = "card-remove", "Take the card, or the question, out";
    CardAdd = "card-add", "Add a card: a structure, a stretch of time, a lineage, a coverage, a comparison or your own words";
    CardTitle = "card-title", "Add a title card below";
    CardText = "card-text", "Add a card in your own words below";
    CardRename = "card-rename", "Give the card another title; an empty one is its record's own";
    CardPoints = "card-points", "Choose which points of the card are shown";
    CardNote = "card-note", "Write the card's private note";
    CardLabel = "card-label", "Label the card: TLP:CLEAR, GREEN, AMBER, AMBER+STRICT";
    NoteLabel = "note-label", "Label the card's note";
    RoomLabel = "room-label", "Label the room: what is above it is held back";
    LookThrough = "look-through", "Look through what to mend before presenting";
    Questions = "questions", "List the questions that were asked, to put them in other words";
    TakeOver = "take-over", "Take the briefing to the edition of the dataset that is loaded";
    Briefings = "briefings", "Choose another briefing, or begin one";
    BriefingNew = "briefing-new", "Begin another briefing";
    Done = "done", "Keep what was written and go back";
    Editor = "editor", "Write it in $VISUAL or $EDITOR";
    LineBreak = "line-break", "Begin another line";
    LetterBefore = "letter-before", "Go to the letter before";
    LetterAfter = "letter-after", "Go to the next letter";
    LineStart = "line-start", "Go to the beginning of the line";
    LineEnd = "line-end", "Go to the end of the line";
    Minutes = "minutes", "Set the minutes given for the briefing";
    BriefingName = "briefing-name", "Go on with the briefing under another name; the old one stays as it is";
    BriefingRead = "briefing-read", "Read the briefing again as it was saved elsewhere; what is not saved here is dropped";
    Undo = "undo", "Take the last change or cut back";
    Redo = "redo", "Make the change again";
    StageEnter = "stage-enter", "Go on; to the card whose number was typed; take the cut; or go to the card chosen";
    StageNext = "stage-next", "Go on to the next step or card";
    StagePrevious = "stage-previous", "Go back to the step or card before";
    StageReturn = "stage-return", "Go back from an answer to exactly where the room was, else a step back";
    StageDeeper = "stage-deeper", "Show more of the card; in the index, go down";
    StageShallower = "stage-shallower", "Show less of the card; in the index, go up";
    StageBlank = "stage-blank", "Blank the screen, or show it again";
    StageIndex = "stage-index", "Open the index, or go to the card chosen in it";
    StageAnswer = "stage-answer", "Look for a record that answers a question, and show it";
    StagePark = "stage-park", "Write a question down for later";
    StageFit = "stage-fit", "Fit what is left into the time left: the cut is shown first, Enter takes it";
    StageClose = "stage-close", "Close what lies over the card, or leave";
    StageLeave = "stage-leave", "Leave the presentation; the same key goes on with it at the same place";
    StageEnd = "stage-end", "End the presentation: the next one begins anew";
    StageLarger = "stage-larger", "Set titles in larger letters where they fit";
    StageSmaller = "stage-smaller", "Set titles in smaller letters";
}

impl Action {
    /// The action with this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// Whether it makes sense outside of an input line, and so in the palette.
    pub const fn is_command(self) -> bool {
        !(self.is_within() || self.is_of_tray() || self.is_of_stage())
    }

    /// Whether it is of use only within a view, a list or an input line.
    const fn is_within(self) -> bool {
        matches!(
            self,
            Self::Accept
                | Self::Cancel
                | Self::Visit
                | Self::CopyView
                | Self::Left
                | Self::Right
                | Self::Rows
                | Self::Sort
                | Self::Facets
                | Self::Browse
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

    /// Whether it changes what lies in the tray, or what is written there.
    const fn is_of_tray(self) -> bool {
        matches!(
            self,
            Self::CardDown
                | Self::CardUp
                | Self::CardLonger
                | Self::CardShorter
                | Self::CardHeavier
                | Self::CardLighter
                | Self::CardPin
                | Self::CardRemove
                | Self::CardAdd
                | Self::CardTitle
                | Self::CardText
                | Self::CardRename
                | Self::CardPoints
                | Self::CardNote
                | Self::CardLabel
                | Self::NoteLabel
                | Self::RoomLabel
                | Self::LookThrough
                | Self::Questions
                | Self::TakeOver
                | Self::Briefings
                | Self::BriefingNew
                | Self::Done
                | Self::Editor
                | Self::LineBreak
                | Self::LetterBefore
                | Self::LetterAfter
                | Self::LineStart
                | Self::LineEnd
                | Self::Minutes
                | Self::BriefingName
                | Self::BriefingRead
                | Self::Undo
                | Self::Redo
        )
    }

    /// Whether it leads through a presentation.
    const fn is_of_stage(self) -> bool {
        matches!(
            self,
            Self::StageEnter
                | Self::StageNext
                | Self::StagePrevious
                | Self::StageReturn
                | Self::StageDeeper
                | Self::StageShallower
                | Self::StageBlank
                | Self::StageIndex
                | Self::StageAnswer
                | Self::StagePark
                | Self::StageFit
                | Self::StageClose
                | Self::StageLeave
                | Self::StageEnd
                | Self::StageLarger
                | Self::StageSmaller
        )
    }
}
