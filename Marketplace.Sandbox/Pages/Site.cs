using System.Reflection;
using Marketplace.Sandbox.Control;

namespace Marketplace.Sandbox.Pages;

/// <summary>The start page and the style of all pages.</summary>
internal static class Site
{
    private static readonly string Css = ReadCss();

    public static void MapSite(this WebApplication app)
    {
        app.MapGet("/site.css", () => Results.Text(Css, "text/css"));
        app.MapGet("/", (IEnumerable<SandboxChannel> channels) => Page.Show("Sandbox", Html.Of($"""
            <main class="card">
            <h1>Sandbox</h1>
            <p>Simulators of the services that Marketplace works with. They keep their own data, refuse what the real service
            refuses, and make trouble when asked to.</p>
            <div class="grid">{Html.Each(channels, Card)}</div>
            </main>
            """)));
    }

    private static Html Card(SandboxChannel channel) => Html.Of($"""
        <a class="tile" href="/control/{channel.Id}"><h2>{channel.Name}</h2><p>{channel.Summary}</p></a>
        """);

    private static string ReadCss()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("site.css")!);
        return reader.ReadToEnd();
    }
}
