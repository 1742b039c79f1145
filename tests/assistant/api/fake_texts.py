"""The texts of two invented documents."""

NATIONAL = """\
Assessing need

60.

The assessment must be concluded within 45 working
days from the point of referral.

Strategy discussion

Tasks

The police should:
  * hold the meeting;
  * record <b>the decision</b> & its reasons.
"""
LOCAL = """\
Referrals

1.1 Ring the front door on 0300 123 5012.

Practice Guidance: reviews are every 6 weeks.
"""
