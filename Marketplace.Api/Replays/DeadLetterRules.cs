using Marketplace.Contracts.Replays;

namespace Marketplace.Api.Replays;

internal static class DeadLetterRules
{
    private const int MostReplays = 1000;

    /// <returns>What is wrong with the request, field by field; null when nothing is.</returns>
    public static Dictionary<string, string[]>? Check(DeadLetterChoice request) =>
        request is { All: not true, Ids: null or { Count: 0 } } || request.Ids?.Count > MostReplays
            ? new() { ["ids"] = [$"Name 1 to {MostReplays}, or say all."] }
            : null;

    /// <summary>Null for all.</summary>
    public static IReadOnlyList<Guid>? Chosen(this DeadLetterChoice request) => request.All is true ? null : request.Ids;
}
