package dev.postern.project;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProjectRepository extends Repository<Project, String> {

	Project save(Project project);

	boolean existsById(String id);

	Optional<Project> findById(String id);

	List<Project> findByStoredKeyIdOrderById(UUID storedKeyId);

	List<Project> findByStoredKeyIdNotNullOrderById();

	@Query("select project from Project project where project.storedKeyId in :keyIds")
	List<Project> openedBy(Collection<UUID> keyIds);

	List<Project> findByIdInOrderByNameAscIdAsc(Collection<String> ids);

	List<Project> findAllByOrderByNameAscIdAsc();

	/** What a page of the caller's list shows: all projects, or those with a role. */
	@Query("select project from Project project where " + Visibility.OF + """
			project.id)) and (project.createdAt < :before or (project.createdAt = :before and project.id < :beforeId))
			order by project.createdAt desc, project.id desc""")
	List<Project> page(boolean all, UUID personId, Instant before, String beforeId, Limit limit);

}
