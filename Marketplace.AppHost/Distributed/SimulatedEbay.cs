using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Marketplace.AppHost.Distributed;

/// <summary>Has a process take the sandbox for eBay. With an eBay app of one's own, its settings come as <c>Channels__Ebay__…</c> instead.</summary>
internal static class SimulatedEbay
{
    public static void WithSimulatedEbay(this IResourceBuilder<ProjectResource> process, EndpointReference sandbox)
    {
        process
            .WithEnvironment("Channels__Ebay__ClientId", "Sandbox-Marketpl-SBX-0001")
            .WithEnvironment("Channels__Ebay__ClientSecret", "SBX-sandboxsecret")
            .WithEnvironment("Channels__Ebay__RuName", "Sandbox-Marketpl-SBX-runame")
            .WithEnvironment("Channels__Ebay__NotificationEmail", "operator@marketplace.local");
        foreach (var (setting, path) in ((string, string)[])
        [
            ("ApiBaseUrl", ""), ("IdentityBaseUrl", ""), ("MediaBaseUrl", ""), ("AuthorizeUrl", "/oauth2/authorize"), ("TokenUrl", "/identity/v1/oauth2/token"), ("ItemBaseUrl", "/itm/"),
        ])
            process.WithEnvironment($"Channels__Ebay__{setting}", ReferenceExpression.Create($"{sandbox}/ebay{path}"));
    }
}
