using System.Net;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Api.WebApp;

public sealed class WebAppFilesTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_web_app_is_served_to_everybody_and_the_apis_addresses_are_not_its_own()
    {
        var root = Directory.CreateTempSubdirectory("marketplace-web-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "assets"));
        await File.WriteAllTextAsync(Path.Combine(root, "index.html"), "<!doctype html><title>Marketplace</title>");
        await File.WriteAllTextAsync(Path.Combine(root, "assets", "app-1a2b3c.js"), $"/* {new string('x', 5000)} */");
        await using (var api = await ApiHost.StartAsync(postgres, new Dictionary<string, string> { ["Web:Root"] = root }))
        {
            var http = api.Anonymous();
            foreach (var route in (string[])["/", "/products", "/reset-password?email=a%40b.c&code=x", "/connections/42"])
            {
                var page = await http.GetAsync(route);
                (await page.Content.ReadAsStringAsync()).ShouldContain("<title>Marketplace</title>", customMessage: route);
                page.Headers.CacheControl!.NoCache.ShouldBeTrue();
            }

            http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
            var asset = await http.GetAsync("/assets/app-1a2b3c.js");
            asset.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
            asset.Content.Headers.ContentEncoding.ShouldBe(["br"]);
            (await http.GetAsync("/assets/gone.js")).StatusCode.ShouldNotBe(HttpStatusCode.OK);

            var seller = await api.RegisterSellerAsync();
            (await seller.Http.GetAsync("/api/unknown")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await seller.Http.GetAsync("/webhooks/unknown")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var api = await ApiHost.StartAsync(postgres);

        var document = await api.Anonymous().GetStringAsync("/openapi/v1.json");

        document.ShouldContain("\"openapi\": \"3.1.");
        document.ShouldContain("/api/auth/register");
        (await api.Anonymous().GetAsync("/swagger/index.html")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
