import { expect } from "vitest";
import { allOf, present, type Scene, story } from "../story.ts";

async function ticketType({ intercom }: Scene) {
  const type = present(
    await intercom.ticketTypes.create({
      name: "Bug",
      description: "A defect",
      category: "Customer",
    }),
  );
  return { type, ticket_type_id: present(type.id) };
}

async function opened(scene: Scene) {
  const { ticket_type_id } = await ticketType(scene);
  const contact = await scene.intercom.contacts.create({ email: "nadia@example.com" });
  // The SDK's type leaves the attributes out.
  const request = {
    ticket_type_id,
    contacts: [{ id: contact.id }],
    ticket_attributes: { _default_title_: "It crashes", _default_description_: "On start" },
  };
  const ticket = present(await scene.intercom.tickets.create(request));
  return { ticket, ticket_id: ticket.id, ticket_type_id, contact, request };
}

export function ticketTypeStories(): void {
  story(
    "a ticket type is created, listed, found and updated, and gets attributes",
    async (scene) => {
      const { ticketTypes } = scene.intercom;
      const { ticket_type_id } = await ticketType(scene);
      const { data } = await ticketTypes.list();
      expect(data?.map((type) => type?.id)).toContain(ticket_type_id);
      const updated = await ticketTypes.update({ ticket_type_id, name: "Defect" });
      expect(updated).toMatchObject({ id: ticket_type_id, name: "Defect", category: "Customer" });
      const attribute = present(
        await ticketTypes.attributes.create({
          ticket_type_id,
          name: "Severity",
          description: "How bad it is",
          data_type: "list",
          list_items: "Low,High",
        }),
      );
      expect(attribute).toMatchObject({ name: "Severity", data_type: "list" });
      const changed = await ticketTypes.attributes.update({
        ticket_type_id,
        attribute_id: present(attribute.id),
        description: "How bad it is for the customer",
      });
      expect(changed?.description).toBe("How bad it is for the customer");
      const found = present(await ticketTypes.get({ ticket_type_id }));
      // The SDK expects a list by the same name, but Intercom sends `data`.
      expect(found.ticket_type_attributes).toMatchObject({
        data: expect.arrayContaining([
          expect.objectContaining({ name: "_default_title_" }),
          expect.objectContaining({ id: attribute.id, name: "Severity" }),
        ]),
      });
    },
  );
}

export function ticketStories(): void {
  story(
    "a ticket is created as submitted, found, moved to another state, and deleted",
    async (scene) => {
      const { tickets, ticketStates } = scene.intercom;
      const { ticket, ticket_id, contact } = await opened(scene);
      expect(ticket).toMatchObject({
        type: "ticket",
        ticket_state: { category: "submitted" },
        ticket_attributes: { _default_title_: "It crashes" },
        contacts: { contacts: [{ id: contact.id }] },
      });
      const { data = [] } = await ticketStates.listTicketStates();
      const state = present(data.find((one) => one?.category === "in_progress"));
      const updated = present(
        await tickets.update({ ticket_id, ticket_state_id: present(state.id), open: true }),
      );
      expect(updated.ticket_state?.category).toBe("in_progress");
      expect(await tickets.get({ ticket_id })).toMatchObject({ id: ticket_id, open: true });
      expect(await tickets.deleteTicket({ ticket_id })).toMatchObject({
        id: ticket_id,
        deleted: true,
      });
      await expect(tickets.get({ ticket_id })).rejects.toMatchObject({ statusCode: 404 });
    },
  );

  story("a state that does not exist is refused", async (scene) => {
    const { ticket_id } = await opened(scene);
    const update = scene.intercom.tickets.update({ ticket_id, ticket_state_id: "999999999" });
    await expect(update).rejects.toMatchObject({
      statusCode: 400,
      body: { errors: [{ code: "ticket_state_id_invalid" }] },
    });
  });

  story("admin and contact reply to a ticket", async (scene) => {
    const { tickets } = scene.intercom;
    const { ticket_id, contact } = await opened(scene);
    const admin_id = scene.mock.workspace.admins[0].id;
    const asked = await tickets.reply({
      ticket_id,
      body: { type: "admin", message_type: "comment", admin_id, body: "Which version?" },
    });
    expect(asked).toMatchObject({ part_type: "comment", author: { id: admin_id } });
    const answer = { type: "user", message_type: "comment", body: "The newest" } as const;
    const answered = await tickets.reply({
      ticket_id,
      body: { ...answer, intercom_user_id: contact.id },
    });
    expect(answered.author?.id).toBe(contact.id);
    const parts = present(await tickets.get({ ticket_id })).ticket_parts?.ticket_parts;
    expect(parts?.map(({ id }) => id)).toEqual(expect.arrayContaining([asked.id, answered.id]));
  });

  story("a ticket is tagged and untagged", async (scene) => {
    const { tags } = scene.intercom;
    const { ticket_id } = await opened(scene);
    const admin_id = scene.mock.workspace.admins[0].id;
    const { id } = await tags.create({ name: "Regression" });
    expect(await tags.tagTicket({ ticket_id, id, admin_id })).toMatchObject({ id });
    expect(await tags.untagTicket({ ticket_id, tag_id: id, admin_id })).toMatchObject({ id });
  });

  story("a ticket that is enqueued exists once its job is done", async (scene) => {
    const { tickets, jobs } = scene.intercom;
    const { request } = await opened(scene);
    const job = await tickets.enqueueCreateTicket(request);
    expect(job).toMatchObject({ type: "job", resource_type: "ticket" });
    scene.mock.clock.advance(3600);
    const done = await jobs.status({ job_id: job.id });
    expect(done.status).toBe("success");
    const ticket = await tickets.get({ ticket_id: present(done.resource_id) });
    expect(ticket?.ticket_attributes).toMatchObject({ _default_title_: "It crashes" });
  });

  story("a search for tickets is paged by cursor to its end", async (scene) => {
    const { tickets } = scene.intercom;
    const { request, ticket } = await opened(scene);
    const ids = [ticket.id];
    for (let i = 0; i < 8; i++) {
      scene.mock.clock.advance(1);
      ids.push(present(await tickets.create(request)).id);
    }
    const found = await allOf(
      await tickets.search({
        query: { field: "created_at", operator: ">", value: present(ticket.created_at) },
        pagination: { per_page: 4 },
      }),
    );
    expect(found.map((one) => one?.id).sort()).toEqual(ids.sort());
  });

  story("a conversation becomes a ticket of a customer type", async (scene) => {
    const { contacts, conversations } = scene.intercom;
    const { ticket_type_id } = await ticketType(scene);
    const { id } = await contacts.create({ email: "otto@example.com" });
    const message = await conversations.create({ from: { type: "user", id }, body: "Broken" });
    const ticket = await conversations.convertToTicket({
      conversation_id: Number(message.conversation_id),
      ticket_type_id,
      attributes: { _default_title_: "Broken" },
    });
    expect(ticket).toMatchObject({
      type: "ticket",
      ticket_type: { id: ticket_type_id },
      contacts: { contacts: [{ id }] },
    });
  });
}
