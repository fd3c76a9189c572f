using Marketplace.Api.Errors;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Api.Connections;

/// <summary>What buyers open after the sale, asked of the channel itself, and the seller's answers.</summary>
internal static class CaseEndpoints
{
    private const int LongestComment = 1_000;
    private const int LongestText = 100;

    public static void MapCases(this IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("/api/connections/{id:guid}/cases").RequireAuthorization().WithTags("Connections");
        cases.MapGet("", ReadAsync);
        cases.MapPost("{kind}/{caseId}", AnswerAsync);
    }

    private static async Task<Results<Ok<BuyerCaseModel[]>, ProblemHttpResult>> ReadAsync(
        Guid id, IGrainFactory grains, MarketplaceDb db, HttpResponse response, CancellationToken cancellationToken)
    {
        var answer = await grains.GetGrain<IConnectionGrain>(id).ReadCases();
        if (answer.Cases is not { } cases)
            return answer.Problem!.ToResult(response);
        var remote = cases.Select(c => c.OrderRemoteId).Distinct().ToArray();
        var ours = await db.Orders.AsNoTracking().Where(o => o.ConnectionId == id && remote.Contains(o.RemoteId)).Select(o => new { o.RemoteId, o.Id, o.Number })
            .ToDictionaryAsync(o => o.RemoteId, cancellationToken);
        return TypedResults.Ok(cases.Select(c =>
        {
            var order = ours.GetValueOrDefault(c.OrderRemoteId);
            return new BuyerCaseModel(c.Id, c.Kind, order?.Id, order?.Number ?? c.OrderRemoteId, c.Reason, c.Amount, c.Currency, c.Waits, c.OpenedAt, c.AnswerBy, c.Answers);
        }).ToArray());
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> AnswerAsync(
        Guid id, string kind, string caseId, CaseAnswerInput input, IGrainFactory grains, HttpResponse response)
    {
        if (!CaseKinds.All.Contains(kind))
            return TypedResults.NotFound();
        if (Problem(input) is (var field, var message))
            return FieldProblem.Of(field, message);
        var reply = new CaseReply(kind, caseId, input.Answer, input.Amount, input.Carrier, input.TrackingNumber, input.Comment);
        return await grains.GetGrain<IConnectionGrain>(id).AnswerCase(reply) is { } problem ? problem.ToResult(response) : TypedResults.NoContent();
    }

    private static (string Field, string Message)? Problem(CaseAnswerInput input) => input switch
    {
        _ when !CaseAnswers.All.Contains(input.Answer) => ("answer", $"One of {string.Join(", ", CaseAnswers.All)}."),
        { Amount: { } amount } when amount <= 0 || decimal.Round(amount, 2) != amount => ("amount", "An amount above zero with at most two decimals."),
        { Carrier.Length: > LongestText } => ("carrier", $"At most {LongestText} characters."),
        { TrackingNumber.Length: > LongestText } => ("trackingNumber", $"At most {LongestText} characters."),
        { Comment.Length: > LongestComment } => ("comment", $"At most {LongestComment} characters."),
        _ => null,
    };
}
