// xstate, driven by lines on standard input: {"play": n, "events": [...]} or {"stands": day, "events": [...]}.
import { createInterface } from "node:readline";
import { createActor, assign, setup } from "xstate";

const DAYS_ALLOWED = 21;
const leave = { leave: "left" };
const machine = setup({
  guards: {
    eligible: ({ context }) => context.consented && Object.values(context.answers).some(Boolean),
  },
}).createMachine({
  context: { answers: {}, consented: false, deadline: null },
  initial: "new",
  on: {
    answer: { actions: assign({ answers: ({ context, event }) => ({ ...context.answers, [event.question]: event.yes }) }) },
    consent: { actions: assign({ consented: true }) },
  },
  states: {
    new: { on: { refer: "referred", ...leave } },
    referred: { on: { decide: { target: "offered", guard: "eligible" }, refuse: "not_offered", ...leave } },
    offered: {
      on: {
        accept: { target: "talks", actions: assign({ deadline: ({ event }) => event.day + DAYS_ALLOWED }) },
        ...leave,
      },
    },
    talks: { on: { talk_1: "talks_1", ...leave } },
    talks_1: { on: { talk_2: "talks_2", ...leave } },
    talks_2: { on: { talk_3: "follow_up", ...leave } },
    follow_up: { on: { offer_follow_up: "follow_up_offered", ...leave } },
    follow_up_offered: { on: { decline: "completed", accept_follow_up: "follow_up_accepted", ...leave } },
    follow_up_accepted: { on: { follow_up_talk: "completed", ...leave } },
    completed: { type: "final" },
    not_offered: { type: "final" },
    left: { type: "final" },
  },
});

function play(events) {
  const actor = createActor(machine).start();
  for (const event of events) actor.send(event);
  return actor;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { play: times, stands, events } = JSON.parse(line);
  if (times !== undefined) {
    const begun = process.hrtime.bigint();
    for (let i = 0; i < times; i++) play(events);
    console.log(JSON.stringify(Number(process.hrtime.bigint() - begun)));
  } else {
    const { value, context } = play(events).getSnapshot();
    const timed = ["talks", "talks_1", "talks_2"].includes(value);
    console.log(JSON.stringify([value.replace(/_[12]$/, ""), timed && stands > context.deadline]));
  }
}
