using Marketplace.AppHost.Local;
using Marketplace.AppHost.Processes;

namespace Marketplace.Tests.AppHost;

public sealed class WebAppTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-web-{Guid.NewGuid():N}");
    private readonly List<string> _log = [];

    public WebAppTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "src"));
        Write("package.json", """{"name":"shop","version":"1.0.0","scripts":{"build":"mkdir -p dist && cat src/*.ts > dist/index.html"}}""");
        Write("package-lock.json", """{"name":"shop","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"shop","version":"1.0.0"}}}""");
        Write("src/page.ts", "one");
    }

    [Fact]
    public async Task It_is_built_when_its_sources_have_changed_and_only_then()
    {
        SkipWithoutNpm();
        (await BuildAsync()).ShouldBe("one");

        _log.Clear();
        Write("dist/index.html", "served as it is");
        (await BuildAsync()).ShouldBe("served as it is");
        _log.ShouldBeEmpty();

        Write("src/added.ts", "zero and ");
        (await BuildAsync()).ShouldBe("zero and one");
        _log.ShouldNotContain(line => line.StartsWith("npm ci", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_build_that_fails_is_reported_and_tried_again()
    {
        SkipWithoutNpm();
        File.Delete(Path.Combine(_folder, "src/page.ts"));
        (await Should.ThrowAsync<CommandException>(BuildAsync)).Message.ShouldContain("No such file");

        Write("src/page.ts", "mended");
        (await BuildAsync()).ShouldBe("mended");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void SkipWithoutNpm() => Assert.SkipWhen(Command.Find("npm") is null, "npm is not installed");

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);

    private async Task<string> BuildAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var built = await new WebApp(_folder, _log.Add).BuildAsync(cancellationToken);
        return await File.ReadAllTextAsync(Path.Combine(built.ShouldNotBeNull(), "index.html"), cancellationToken);
    }
}
