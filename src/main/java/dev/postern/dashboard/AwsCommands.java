package dev.postern.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.postern.endpoint.ServiceView;

/**
 * What a developer pastes to make an interface endpoint. People paste it unread, so
 * nothing gets in that is not exactly of the form it should have. What only the developer
 * knows is written in capitals.
 */
final class AwsCommands {

	private static final Pattern SERVICE_NAME = Pattern
		.compile("com\\.amazonaws\\.vpce\\.[a-z0-9-]{1,40}\\.vpce-svc-[0-9a-f]{17}");

	private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

	private final String serviceName;

	private final String region;

	private AwsCommands(String serviceName, String region) {
		this.serviceName = serviceName;
		this.region = region;
	}

	/** The commands for a service; none if Atlas has named it in an unknown form. */
	static Optional<AwsCommands> of(ServiceView service) {
		return of(String.valueOf(service.endpointServiceName()), Places.name(service.provider(), service.region()));
	}

	static Optional<AwsCommands> of(String serviceName, String region) {
		return SERVICE_NAME.matcher(serviceName).matches() && REGION.matcher(region).matches()
				? Optional.of(new AwsCommands(serviceName, region)) : Optional.empty();
	}

	List<Recipe> recipes() {
		return List.of(new Recipe("aws", cli(), look()), new Recipe("terraform", terraform(), null),
				new Recipe("cloudformation", cloudFormation(), null));
	}

	String cli() {
		return fill("""
				aws ec2 create-vpc-endpoint \\
				  --vpc-endpoint-type Interface \\
				  --region {region} \\
				  --service-name {service} \\
				  --vpc-id 'YOUR_VPC_ID' \\
				  --subnet-ids 'YOUR_FIRST_SUBNET_ID' 'YOUR_SECOND_SUBNET_ID' \\
				  --security-group-ids 'YOUR_SECURITY_GROUP_ID'""");
	}

	/** Shows the endpoint's id, and whether Amazon has it. */
	String look() {
		return fill("""
				aws ec2 describe-vpc-endpoints \\
				  --region {region} \\
				  --filters 'Name=service-name,Values={service}' \\
				  --query 'VpcEndpoints[].[VpcEndpointId,State]' \\
				  --output text""");
	}

	String terraform() {
		return fill("""
				# The AWS provider has to be set to region {region}.
				resource "aws_vpc_endpoint" "atlas" {
				  vpc_endpoint_type  = "Interface"
				  service_name       = "{service}"
				  vpc_id             = "YOUR_VPC_ID"
				  subnet_ids         = ["YOUR_FIRST_SUBNET_ID", "YOUR_SECOND_SUBNET_ID"]
				  security_group_ids = ["YOUR_SECURITY_GROUP_ID"]
				}

				output "atlas_endpoint_id" {
				  value = aws_vpc_endpoint.atlas.id
				}""");
	}

	String cloudFormation() {
		return fill("""
				# Create the stack in {region}. It asks for your VPC, subnets and security groups.
				AWSTemplateFormatVersion: "2010-09-09"
				Parameters:
				  YourVpcId:
				    Type: AWS::EC2::VPC::Id
				  YourSubnetIds:
				    Type: List<AWS::EC2::Subnet::Id>
				  YourSecurityGroupIds:
				    Type: List<AWS::EC2::SecurityGroup::Id>
				Resources:
				  AtlasEndpoint:
				    Type: AWS::EC2::VPCEndpoint
				    Properties:
				      VpcEndpointType: Interface
				      ServiceName: {service}
				      VpcId: !Ref YourVpcId
				      SubnetIds: !Ref YourSubnetIds
				      SecurityGroupIds: !Ref YourSecurityGroupIds
				Outputs:
				  AtlasEndpointId:
				    Value: !Ref AtlasEndpoint""");
	}

	private String fill(String text) {
		return text.replace("{region}", region).replace("{service}", serviceName);
	}

}
