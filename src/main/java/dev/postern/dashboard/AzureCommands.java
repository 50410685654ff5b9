package dev.postern.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.postern.endpoint.ServiceView;

/**
 * What a developer pastes to make a private endpoint in Azure. People paste it unread, so
 * nothing gets in that is not exactly of the form it should have. What only the developer
 * knows is written in capitals.
 */
final class AzureCommands {

	/**
	 * Nothing in it means anything to a shell between quotes, to Terraform or to Bicep.
	 */
	private static final Pattern RESOURCE = Pattern
		.compile("/subscriptions/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/resourceGroups/[-\\w.()]{1,90}"
				+ "/providers/Microsoft\\.Network/privateLinkServices/[-\\w.]{1,80}", Pattern.CASE_INSENSITIVE);

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-\\w.]{0,79}");

	private static final Pattern REGION = Pattern.compile("[a-z0-9]{1,40}");

	private final String resource;

	private final String name;

	private final String region;

	private AzureCommands(String resource, String name, String region) {
		this.resource = resource;
		this.name = name;
		this.region = region;
	}

	/** The commands for a service; none if Atlas has named it in an unknown form. */
	static Optional<AzureCommands> of(ServiceView service) {
		return of(String.valueOf(service.privateLinkServiceResourceId()),
				String.valueOf(service.privateLinkServiceName()), Places.name(service.provider(), service.region()));
	}

	static Optional<AzureCommands> of(String resource, String name, String region) {
		return RESOURCE.matcher(resource).matches() && NAME.matcher(name).matches() && REGION.matcher(region).matches()
				? Optional.of(new AzureCommands(resource, name, region)) : Optional.empty();
	}

	List<Recipe> recipes() {
		return List.of(new Recipe("az", cli(), look()), new Recipe("terraform", terraform(), null),
				new Recipe("bicep", bicep(), null));
	}

	String cli() {
		return fill("""
				group='YOUR_RESOURCE_GROUP'
				vnet='YOUR_VIRTUAL_NETWORK'
				subnet='YOUR_SUBNET'
				name='atlas-{region}'

				# lets the subnet hold private endpoints
				az network vnet subnet update \\
				  --resource-group "$group" --vnet-name "$vnet" --name "$subnet" \\
				  --private-endpoint-network-policies Disabled

				# Atlas has to accept it, hence the manual request
				az network private-endpoint create \\
				  --resource-group "$group" --name "$name" --location '{region}' \\
				  --vnet-name "$vnet" --subnet "$subnet" \\
				  --private-connection-resource-id '{resource}' \\
				  --connection-name '{name}' \\
				  --manual-request true""");
	}

	/** Shows the endpoint's id and address. */
	String look() {
		return fill("""
				group='YOUR_RESOURCE_GROUP'
				name='atlas-{region}'
				nic=$(az network private-endpoint show --resource-group "$group" --name "$name" \\
				  --query 'networkInterfaces[0].id' --output tsv)
				az network private-endpoint show --resource-group "$group" --name "$name" --query id --output tsv
				az network nic show --ids "$nic" --query 'ipConfigurations[0].privateIPAddress' --output tsv""");
	}

	String terraform() {
		return fill("""
				resource "azurerm_private_endpoint" "atlas" {
				  name                = "atlas-{region}"
				  location            = "{region}"
				  resource_group_name = "YOUR_RESOURCE_GROUP"
				  subnet_id           = "YOUR_SUBNET_ID"

				  private_service_connection {
				    name                           = "{name}"
				    private_connection_resource_id = "{resource}"
				    is_manual_connection           = true
				    request_message                = "For Atlas"
				  }
				}

				output "atlas_endpoint" {
				  value = {
				    id         = azurerm_private_endpoint.atlas.id
				    ip_address = azurerm_private_endpoint.atlas.private_service_connection[0].private_ip_address
				  }
				}""");
	}

	/** Bicep cannot read the address, which is shown by the other commands. */
	String bicep() {
		return fill("""
				// Deploy it to the resource group of your network. Then look at its address with:
				// az network nic show --ids <networkInterface> --query 'ipConfigurations[0].privateIPAddress'
				param subnetId string
				param location string = '{region}'

				resource atlas 'Microsoft.Network/privateEndpoints@2023-11-01' = {
				  name: 'atlas-{region}'
				  location: location
				  properties: {
				    subnet: {
				      id: subnetId
				    }
				    manualPrivateLinkServiceConnections: [
				      {
				        name: '{name}'
				        properties: {
				          privateLinkServiceId: '{resource}'
				          requestMessage: 'For Atlas'
				        }
				      }
				    ]
				  }
				}

				output id string = atlas.id
				output networkInterface string = atlas.properties.networkInterfaces[0].id""");
	}

	private String fill(String text) {
		return text.replace("{region}", region).replace("{resource}", resource).replace("{name}", name);
	}

}
