using System.Text.RegularExpressions;

namespace Marketplace.Tests.Distributed;

/// <summary>
/// The distributed build's own sources are compiled only where its packages are to be had. Here the names that they use are at least looked up:
/// Aspire's and Orleans' in the listings of those, ours in the sources of the processes. Signatures are not compared.
/// </summary>
public sealed partial class DistributedSourceTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private static readonly DirectoryInfo _root = Root();

    [Fact]
    public void Every_call_that_composes_the_deployment_is_one_of_aspire()
    {
        var own = new[] { "UseThisMachineAsync", "WithSimulatedEbay", "WithSimulatedShopify", "WithSimulatedStores" };
        var calls = Matches("Marketplace.AppHost/Distributed", Composition()).Except(own).ToList();
        calls.Count.ShouldBeGreaterThan(15);
        var listing = Listing("aspire-hosting-13.5.txt");
        calls.Where(name => !Regex.IsMatch(listing, $@"\.{name}[(<]", RegexOptions.None, _patience)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_call_that_joins_the_cluster_is_one_of_orleans()
    {
        var calls = Matches("Marketplace.Grains/Hosting", Membership()).ToList();
        calls.Count.ShouldBeGreaterThan(10);
        var listing = Listing("orleans-10.4.txt");
        calls.Where(name => !Regex.IsMatch(listing, $@"\.{name}[(<: {{]", RegexOptions.None, _patience)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_that_the_deployment_passes_is_read_by_a_process()
    {
        var settings = Matches("Marketplace.AppHost/Distributed", Setting()).ToList();
        settings.Count.ShouldBeGreaterThan(10);
        var processes = string.Concat(_root.EnumerateDirectories("Marketplace.*")
            .Where(project => project.Name is not ("Marketplace.AppHost" or "Marketplace.Tests" or "Marketplace.Web"))
            .SelectMany(Sources).Select(File.ReadAllText));
        settings.Where(name => !Regex.IsMatch(processes, $@"\b{name.Split("__")[^1]}\b", RegexOptions.None, _patience)).ShouldBeEmpty();
    }

    /// <summary>Calls on Aspire's builders.</summary>
    [GeneratedRegex(@"\.(?<name>(Add|With|WaitFor|AsClient|GetEndpoint|Property|Use|CreateBuilder|RunAsync)\w*)[(<]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Composition();

    /// <summary>Calls on Orleans' builders, and its options.</summary>
    [GeneratedRegex(
        @"\b(silo|client|builder)\.(?<name>(Use(?!Marketplace|ClusterClient)|AddA|Configure\b)\w*)[(<]|<(?<name>(AdoNet|Cluster)\w+Options)>",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Membership();

    [GeneratedRegex("\"(?<name>PublicUrl|[A-Z][A-Za-z]+__[A-Za-z_]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    private static IEnumerable<string> Matches(string folder, Regex pattern) => Sources(new(Path.Combine(_root.FullName, folder)))
        .SelectMany(file => pattern.Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value).Distinct();

    private static IEnumerable<string> Sources(DirectoryInfo folder) => folder.EnumerateFiles("*.cs", SearchOption.AllDirectories)
        .Select(file => file.FullName)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Listing(string name)
    {
        var file = Path.Combine(_root.Parent?.FullName ?? "", "shared", "api", name);
        Assert.SkipUnless(File.Exists(file), "The listing of the packages' API is not on this machine.");
        return File.ReadAllText(file);
    }

    private static DirectoryInfo Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
            folder = folder.Parent!;
        return folder;
    }
}
