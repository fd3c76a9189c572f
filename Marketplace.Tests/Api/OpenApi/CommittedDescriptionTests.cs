using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Api.OpenApi;

public sealed class CommittedDescriptionTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    /// <summary>The web app's types are generated from it. With MARKETPLACE_WRITE_OPENAPI=1 this test writes it instead.</summary>
    [Fact]
    public async Task The_web_apps_copy_of_the_description_is_the_apis()
    {
        var path = Path.Combine(Repository(), "Marketplace.Web", "openapi.json");

        var current = await fixture.Api.Anonymous().GetStringAsync("/openapi/v1.json") + "\n";
        if (Environment.GetEnvironmentVariable("MARKETPLACE_WRITE_OPENAPI") == "1") await File.WriteAllTextAsync(path, current);

        (await File.ReadAllTextAsync(path)).ShouldBe(current);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Marketplace.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
