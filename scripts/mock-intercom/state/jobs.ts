import { ApiError } from "../errors.ts";
import type { Job } from "../records/job.ts";
import { createAlarm } from "./alarm.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";
import type { NewTicket } from "./tickets.ts";

export interface JobState {
  /** A job that soon creates a ticket. @param origin scheme and host of its addresses */
  enqueueTicket(ticket: NewTicket, origin: string): Job;
  /** @throws {ApiError} 404 */
  existingJob(id: string): Job;
}

/** How long a job takes. Nothing says how long it takes Intercom: long enough to be seen pending. */
const JOB_MS = 1000;

/** What a job is to do, and when, in unix milliseconds. */
interface Task {
  job: string;
  due: number;
  ticket: NewTicket;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "checkTicket" | "createTicket">;

/** Jobs are done without a request, which is why their notifications are posted here. */
export function jobState({ clock, storage, numericId, emit }: Base, all: () => Needs): JobState {
  const jobs = storage.map<Job>("jobs");
  const tasks = storage.list<Task>("ticket tasks");

  const attempt = ({ ticket, due }: Task): Pick<Job, "status" | "resource_id"> => {
    try {
      const created = all().createTicket({ created_at: due / 1000, ...ticket });
      emit("ticket.created", { ticket: created });
      return { status: "success", resource_id: created.id };
    } catch (error) {
      // What was right when it was handed in may be gone by now.
      if (error instanceof ApiError) return { status: "failed", resource_id: null };
      throw error;
    }
  };
  const set = createAlarm(clock, {
    next: () => tasks[0]?.due,
    ring() {
      for (let task = tasks[0]; task && task.due <= clock.milliseconds(); task = tasks[0]) {
        tasks.shift();
        const job = jobs.get(task.job);
        if (job === undefined) continue;
        const done = { ...job, ...attempt(task) };
        jobs.set(done.id, done);
        emit("job.completed", { job: done });
      }
    },
  });
  storage.derive(set);

  return {
    enqueueTicket(ticket, origin) {
      all().checkTicket(ticket);
      const job: Job = {
        id: numericId(),
        origin,
        status: "pending",
        resource_type: "ticket",
        resource_id: null,
      };
      jobs.set(job.id, job);
      tasks.push({ job: job.id, due: clock.milliseconds() + JOB_MS, ticket });
      set();
      return job;
    },
    existingJob(id) {
      const job = jobs.get(id);
      // Message and code are those of the description's example.
      if (job === undefined) throw new ApiError(404, "job_not_found", "Job Not Found");
      return job;
    },
  };
}
