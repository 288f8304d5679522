//! What changes a plan as a plan: plans go in, edits come out.
//!
//! What must stay true: nobody's words are replaced; who asks is not known here.
