import type { BuiltInTemplate } from '../../shared/index.ts';

/** As Markdown. What stands in brackets is to be replaced. */
export const englishTemplates: Readonly<Record<BuiltInTemplate, string>> = {
  minutes: `| | |
|---|---|
| Date, time, place | [Day, from – to, room or video call] |
| Chair | [Name] |
| Minutes | [Name] |
| Present | [Names] |
| Apologies | [Names] |

## 1. [Topic]

[What it was about, in two or three sentences.]

> [!IMPORTANT]
> **Decision:** [What has been decided.]

## 2. [Topic]

[What it was about.]

## To do

- [ ] [Who] does [what] by [when]
- [ ] [Who] does [what] by [when]

## Next meeting

[Day, time, place. What is open until then.]
`,
  instruction: `> [!IMPORTANT]
> In force from [date] for [whom]. Replaces [an earlier instruction, or “none”].

## Purpose

[Why this instruction exists and what it is to achieve.]

## For whom it holds

[Offices, units, groups of staff. Exceptions.]

## What is to be done

1. [First step: who does what]
2. [Second step]
3. [Third step]

## Responsibilities

| Task | Responsible | Substitute |
|---|---|---|
| [Task] | [Unit] | [Unit] |

## Legal basis

- [Act, bylaw, agreement, with its place]

## Coming into force

[Date, signature of the issuing office, staff council involved on …]
`,
  onboarding: `Welcome! This page accompanies you through your first weeks. Tick off what is done.

**Your mentor:** [Name, telephone]

## Before the first day

- [ ] Desk, computer and telephone have been ordered
- [ ] Access to the specialist systems has been requested
- [ ] The team knows who comes when

## On the first day

- [ ] Welcome, and a walk through the building
- [ ] Badge, keys and time recording
- [ ] Briefing on data protection, information security and safety at work
- [ ] Lunch with the team

## In the first week

- [ ] Know the main tasks and whom to ask
- [ ] One simple task done on your own
- [ ] Talk with your manager: what is clear, what is missing?

## After four weeks

- [ ] Your own tasks run without help
- [ ] Feedback: what would have helped at the beginning? Please add it here.

## Whom to ask what

| Question | Person | Telephone |
|---|---|---|
| Equipment | [Name] | [Number] |
| The work itself | [Name] | [Number] |
| Staff and hours | [Name] | [Number] |
`,
  process: `## At a glance

| | |
|---|---|
| Trigger | [What makes the process begin] |
| Result | [What is there in the end] |
| Responsible | [Unit] |
| Involved | [Units] |
| Duration | [Time it takes, deadlines] |

## Steps

1. **[Step]:** [Who does what, with what, by when]
2. **[Step]:** [Who does what]
3. **[Step]:** [Who does what]

## Decisions on the way

| If | then |
|---|---|
| [documents are missing] | [ask for them, two weeks] |
| [the case is urgent] | [how to decide quickly] |

## Documents and systems

- [Form, specialist system, where it is filed]

## What often goes wrong

- [A mistake, and how to avoid it]
`,
  handover: `> [!NOTE]
> [Name] hands over to [name] by [date]. Meetings: [days].

## What I do

| Task | How often | Next date | Where it is |
|---|---|---|---|
| [Task] | [daily, in March …] | [Date] | [Page, folder, system] |

## What is open right now

- [ ] [Case: state, next step, deadline]
- [ ] [Case: state, next step, deadline]

## Whom one has to know

| Person | What for | What to know |
|---|---|---|
| [Name] | [Topic] | [How to reach them, what was agreed] |

## What is written nowhere

[Experience, special cases, agreements. What would you tell yourself on the first day?]

## Access and files

- [Which right, whom to ask for it; passwords do not belong here]
`,
  faq: `Short answers to questions that come up often. If one is missing, add it or ask [name].

## [Topic]

<details>
<summary>[The question, as people ask it?]</summary>

[Answer in two to four sentences, with a link to the page that says more.]

</details>

<details>
<summary>[The next question?]</summary>

[Answer.]

</details>

## [Another topic]

<details>
<summary>[Question?]</summary>

[Answer.]

</details>
`,
};
