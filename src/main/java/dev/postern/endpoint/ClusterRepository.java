package dev.postern.endpoint;

import java.util.Collection;
import java.util.List;

import org.springframework.data.repository.Repository;

interface ClusterRepository extends Repository<Cluster, String> {

	Cluster save(Cluster cluster);

	void delete(Cluster cluster);

	List<Cluster> findByProjectIdInOrderByName(Collection<String> projectIds);

}
