package dev.postern.audit;

import java.util.List;

/**
 * What projects are called, told by the module that knows: the log keeps ids only.
 */
public interface ProjectNames {

	/** Every project, by name. */
	List<Named> all();

	/** A project and what it is called. */
	record Named(String id, String name) {
	}

}
