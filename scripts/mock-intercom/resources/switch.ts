import { objectOf, textOf } from "../body.ts";
import { ApiError, parameterMissing } from "../errors.ts";
import { objectBody, ok, type Route } from "../route.ts";

export const switchRoutes: readonly Route[] = [
  {
    call: "POST /phone_call_redirects",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const written = textOf(body, "phone");
      if (written === undefined) throw parameterMissing("phone is required", "phone");
      const phone = written.replace(/[ ()-]/g, "");
      if (!/^\+[1-9]\d{6,14}$/.test(phone)) {
        // The description's example has no envelope here, only `error_key` and `message`; the
        // contract knows one form of errors.
        throw new ApiError(400, "invalid_phone_number", "Invalid phone number", "phone");
      }
      // Its values go to the contact who follows the link, which nobody does here.
      objectOf(body, "custom_attributes");
      return () => {
        const url = `http://via.intercom.io/msgr/${workspace.uuid()}`;
        return ok({ type: "phone_call_redirect", phone, url });
      };
    },
  },
];
