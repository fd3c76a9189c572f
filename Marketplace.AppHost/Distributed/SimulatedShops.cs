using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Marketplace.AppHost.Distributed;

/// <summary>Has a process take the sandbox for Shopify, and for WooCommerce stores. With a Shopify app of one's own, its settings come as <c>Channels__Shopify__…</c> instead.</summary>
internal static class SimulatedShops
{
    public static void WithSimulatedShopify(this IResourceBuilder<ProjectResource> process, EndpointReference sandbox) => process
        .WithEnvironment("Channels__Shopify__ClientId", "sandboxshopifyclient0001")
        .WithEnvironment("Channels__Shopify__ClientSecret", "sandboxshopifysecret")
        .WithEnvironment("Channels__Shopify__ShopAddress", ReferenceExpression.Create($"{sandbox}/shopify/{{shop}}"));

    /// <summary>Sellers name their stores, so these are there beside real ones: without a certificate, and on this machine.</summary>
    public static void WithSimulatedStores(this IResourceBuilder<ProjectResource> process, EndpointReference sandbox) => process
        .WithEnvironment("Channels__WooCommerce__AllowHttp", "true")
        .WithEnvironment("Outbound__AllowedHosts", ReferenceExpression.Create($"{sandbox.Property(EndpointProperty.HostAndPort)}"));
}
