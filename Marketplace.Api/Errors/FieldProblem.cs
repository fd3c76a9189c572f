using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Errors;

/// <summary>A 400 about one field of the request.</summary>
internal static class FieldProblem
{
    public static ValidationProblem Of(string field, string message) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [message] });
}
