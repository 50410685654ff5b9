package dev.postern.project;

import dev.postern.account.Caller;

/**
 * Who sees which project, as a condition for queries that are to ask no more than once.
 */
public final class Visibility {

	/**
	 * That all are seen, or that the person has a role in the project whose id follows,
	 * and after it two parentheses that close.
	 */
	public static final String OF = """
			(:all = true or exists (select member.id from Membership member
				where member.personId = :personId and (member.requester = true or member.approver = true)
					and member.projectId =\s""";

	private Visibility() {
	}

	/** Every role in the whole portal is there to look after, or at, all projects. */
	public static boolean isOfAll() {
		return !Caller.current().roles().isEmpty();
	}

}
