package dev.postern.endpoint;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface RegionalModeRepository extends Repository<RegionalMode, String> {

	RegionalMode save(RegionalMode mode);

	Optional<RegionalMode> findById(String projectId);

}
